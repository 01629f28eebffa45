"""Which stories an issue tells, in which order, at which length."""
