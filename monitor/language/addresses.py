"""Web addresses: repaired, without secrets, and what two links to one page have in common."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

LONGEST = 2_000  # characters of an address

# Query parameters that say how a reader came, not what he reads (names; a star ends a prefix).
TRACKING: tuple[str, ...] = (
    "utm_*",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "oly_anon_id",
    "oly_enc_id",
    "vero_id",
    "_hsenc",
    "_hsmi",
    "hsctatracking",
    "__s",
    "s_cid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "ns_linkname",
    "ns_fee",
    "at_medium",
    "at_campaign",
    "at_custom*",
    "at_link_*",
    "at_bbc_team",
    "at_format",
    "at_ptr_name",
    "wt_mc",
    "wt_zmc",
    "wtrid",
    "xtor",
    "cmpid",
    "cmp",
    "icid",
    "ito",
    "ftag",
    "smid",
    "smtyp",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "rss",
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "source",
    "from",
    "feature",
    "share",
    "shared",
    "sh",
    "sr_share",
    "spm",
    "scid",
    "taid",
    "tpcc",
    "trk",
    "trkcampaign",
    "soc_src",
    "soc_trk",
    "ocid",
    "cvid",
    "ncid",
    "sref",
    "mbid",
    "cndid",
    "esrc",
    "partner",
    "pk_*",
    "piwik_*",
    "mtm_*",
    "matomo_*",
    "amp",
    "outputtype",
    "_gl",
    "_ga",
    "fb_action_ids",
    "fb_ref",
    "fb_source",
    "action_object_map",
    "linkid",
    "campaign_id",
    "srnd",
    "leadsource",
    "sfnsn",
    "xmt",
)
_EXACT = frozenset(name for name in TRACKING if not name.endswith("*"))
_PREFIXES = tuple(name[:-1] for name in TRACKING if name.endswith("*"))
_PORTS = {"http": 80, "https": 443}
_MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.[^.]+)")
_AMP_TAIL = re.compile(r"(?:/amp|\.amp)(?:/|\.html)?$")
_INDEX = re.compile(r"/index\.(?:html?|php|aspx?)$")
_USER = re.compile(r"^([\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)[^/?#\\]*@")
_UNWRITTEN = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff<>\"]")
_ENDS = "".join(map(chr, range(33))) + "\x7f\xa0\u200b\u3000\ufeff"


def web(link: str | None, base: str = "") -> str | None:
    """`link`, seen from `base`, as an absolute http or https address; None where it is none (javascript:, mailto:).

    Blanks around it are gone, those inside are written out (%20), and so is what no address may hold; a user name and a
    password are left out.
    """
    text = re.sub(r"[\t\r\n]", "", (link or "").strip(_ENDS))
    try:
        url = without_user(urljoin(base, text))
        parts = urlsplit(url)
        named = bool(urlsplit(text).netloc or not urlsplit(text).scheme)  # "https://" alone would be the base
        host = (parts.hostname or "") if text and named and parts.scheme in _PORTS else ""
    except ValueError:
        return None
    if not host or _UNWRITTEN.search(host):
        return None
    url = _UNWRITTEN.sub(lambda found: quote(found[0]), url)
    return url if len(url) <= LONGEST else None


def without_user(url: str) -> str:
    """An address without the user name and the password that it may hold; any other text as it is."""
    return _USER.sub(r"\1", url)


def fragment(url: str) -> str:
    """What stands behind the # of an address."""
    return url.partition("#")[2]


def normalise(url: str) -> str | None:
    """An address as two links to one page have it in common, or None where it names no page (a bare site root).

    Gone are the scheme, "www." and its mobile and AMP kin, the default port, the fragment, tracking parameters, the
    AMP ending and the final slash; the other parameters are in order.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not host:
        return None
    host = _MOBILE.sub("", host)
    if port and port != _PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    path = _INDEX.sub("/", _AMP_TAIL.sub("", parts.path)).rstrip("/")
    query = urlencode(
        sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)),
        errors="replace",
    )
    if not path and not query:
        return None
    return f"{host}{path}{'?' + query if query else ''}"


def host_of(url: str) -> str | None:
    """The host of an address without "www.", or None."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def is_web(url: str | None) -> bool:
    """Whether `url` is an absolute http or https address."""
    return (
        bool(url)
        and url is not None
        and url.strip().lower().startswith(("http://", "https://"))
        and host_of(url) is not None
    )


def _tracks(name: str) -> bool:
    folded = name.lower()
    return folded in _EXACT or folded.startswith(_PREFIXES)
