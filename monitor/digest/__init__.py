"""From stories to an issue: topics, ranking, summary, comparison. Nothing is written that no article holds."""
