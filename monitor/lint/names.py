"""caniemail's ids for what stands in a mail: elements, attributes, properties, values, formats. A row an id."""

from __future__ import annotations


def _rows(*rows: tuple[str, str]) -> dict[str, str]:
    return {name: feature for feature, names in rows for name in names.split()}


#: Elements whose feature has not their own name.
ELEMENTS = _rows(
    ("html-h1-h6", "h1 h2 h3 h4 h5 h6"),
    ("html-lists", "ul ol dl"),
    ("html-semantics", "article aside details figcaption figure footer header main mark nav section summary time"),
    ("html-image-maps", "map area"),
    ("html-button-submit", "button"),
    ("html-rt", "rtc"),
    ("html-object", "embed"),
)
ATTRIBUTES = _rows(
    ("html-srcset", "srcset sizes"), ("html-loading-attribute", "loading"), ("css-inert-attribute", "inert"),
    ("html-image-maps", "usemap"),
) | {
    name: f"html-{name}"
    for name in (
        "align aria-describedby aria-hidden aria-label aria-labelledby aria-live background cellpadding cellspacing dir"
        " height hidden lang popover required role target valign width"
    ).split()
}  # fmt: skip
INPUTS = set("checkbox hidden radio reset submit text".split())
#: Properties whose feature has not their own name.
_SIDES = "top right bottom left"
PROPERTIES = _rows(
    ("css-margin", " ".join(f"margin-{side}" for side in _SIDES.split())),
    ("css-padding", " ".join(f"padding-{side}" for side in _SIDES.split())),
    ("css-left-right-top-bottom", _SIDES),
    ("css-border", "border-width border-style border-color "
     + " ".join(f"border-{side}{part}" for side in _SIDES.split() for part in ("", "-width", "-style", "-color"))),
    ("css-border-radius", "border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius"),
    ("css-border-radius-logical", "border-start-start-radius border-start-end-radius border-end-start-radius border-end-end-radius"),
    ("css-border-image", "border-image-source border-image-slice border-image-width border-image-repeat border-image-outset"),
    ("css-border-inline-block", "border-inline border-block"),
    ("css-border-inline-block-individual", "border-inline-start border-inline-end border-block-start border-block-end"),
    ("css-border-inline-block-longhand", "border-inline-color border-inline-style border-inline-width border-block-color border-block-style border-block-width"),
    ("css-block-inline-size", "block-size"),
    ("css-animation", "animation-name animation-duration animation-delay animation-iteration-count animation-timing-function animation-direction animation-fill-mode animation-play-state"),
    ("css-transition", "transition-property transition-duration transition-delay transition-timing-function"),
    ("css-column-layout-properties", "columns column-width column-rule column-span column-fill"),
    ("css-gap", "gap column-gap row-gap grid-gap"),
    ("css-grid-template", "grid-template grid-template-columns grid-template-rows grid-template-areas"),
    ("css-display-flex", "flex flex-flow flex-grow flex-shrink flex-basis align-self align-content order"),
    ("css-margin-block-start-end", "margin-block-start margin-block-end"),
    ("css-margin-inline-start-end", "margin-inline-start margin-inline-end"),
    ("css-margin-inline-block", "margin-inline margin-block"),
    ("css-padding-block-start-end", "padding-block-start padding-block-end"),
    ("css-padding-inline-start-end", "padding-inline-start padding-inline-end"),
    ("css-padding-inline-block", "padding-inline padding-block"),
    ("css-outline", "outline-color outline-style outline-width"),
    ("css-overflow", "overflow-x overflow-y"),
    ("css-mask-image", "mask"),
    ("css-scroll-snap", "scroll-snap-type scroll-snap-align scroll-snap-stop"),
    ("css-text-emphasis", "text-emphasis-style text-emphasis-color"),
    ("css-white-space-collapse", "white-space-collapse"),
)  # fmt: skip
FUNCTIONS = _rows(
    ("css-function-clamp", "clamp"), ("css-function-max", "max"), ("css-function-min", "min"),
    ("css-function-light-dark", "light-dark"), ("css-unit-calc", "calc"), ("css-variables", "var"),
    ("css-linear-gradient", "linear-gradient repeating-linear-gradient"), ("css-rgb", "rgb"), ("css-rgba", "rgba"),
    ("css-radial-gradient", "radial-gradient repeating-radial-gradient"), ("css-conic-gradient", "conic-gradient"),
    ("css-modern-color", "lch oklch lab oklab"), ("css-intrinsic-size", "fit-content"),
)  # fmt: skip
UNITS = set("ch cm em ex in mm pc pt px rem vh vmax vmin vw".split())
KEYWORDS = _rows(
    ("css-unit-initial", "initial"),
    ("css-intrinsic-size", "fit-content min-content max-content"),
    ("css-sytem-ui", "system-ui ui-serif ui-sans-serif ui-rounded ui-monospace"),  # the id is spelt so
)
DISPLAYS = _rows(
    ("css-display-flex", "flex inline-flex"),
    ("css-display-grid", "grid inline-grid"),
    ("css-display-none", "none"),
)
MEDIA = (
    ("prefers-color-scheme", "css-at-media-prefers-color-scheme"),
    ("prefers-reduced-motion", "css-at-media-prefers-reduced-motion"),
    ("orientation", "css-at-media-orientation"),
    ("hover", "css-at-media-hover"),
    ("device-pixel-ratio", "css-at-media-device-pixel-ratio"),
)
AT_RULES = {"-webkit-keyframes": "css-at-keyframes"}
PICTURES = _rows(
    ("image-jpg", "jpg jpeg"), ("image-tiff", "tif tiff"), ("image-heif", "heif heic"), ("image-mp4", "mp4"),
    *((f"image-{kind}", kind) for kind in "apng avif bmp gif hdr ico png svg webp".split()),
)  # fmt: skip
COMBINATORS = {">": "css-selector-child", "+": "css-selector-adjacent-sibling", "~": "css-selector-general-sibling",
                ",": "css-selector-grouping"}  # fmt: skip
SIMPLE = {
    ".": "css-selector-class",
    "hash": "css-selector-id",
    "[] block": "css-selector-attribute",
    "*": "css-selector-universal",
    "ident": "css-selector-type",
}
