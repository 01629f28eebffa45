// The texts of the page whose contrast with what is behind them is below WCAG 2.2 AA.
() => {
  const parse = (color) => {
    const n = color.match(/[\d.]+/g).map(Number);
    return n.length < 4 ? [...n.slice(0, 3), 1] : n;
  };
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color[3] > 0.99) return color;
    }
    return [255, 255, 255, 1];
  };
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("style, .preheader")) continue;
    const style = getComputedStyle(element);
    const [one, two] = [luminance(parse(style.color)), luminance(behind(element))];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)} ${element.className} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return faults;
}
