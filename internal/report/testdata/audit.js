// Checks a page as the usual accessibility checkers do, and returns what is wrong with it: contrast of every text against what is behind
// it (WCAG 1.4.3), names of everything that can be used, headings in order, tables with headers, ids that are one of a kind, roles that
// exist, and regions that scroll and can be reached by keyboard.
(() => {
  const faults = [];
  const say = (what, e) => faults.push(what + ": <" + e.tagName.toLowerCase() + " class=" + (e.getAttribute("class") || "") + "> " + (e.textContent || "").trim().slice(0, 60));
  const rgb = c => { const m = c.match(/[\d.]+/g); return m ? m.map(Number) : null; };
  const lum = c => { const f = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2]); };
  const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const svgText = e => e.namespaceURI === "http://www.w3.org/2000/svg";
  const ground = e => {
    if (svgText(e)) {
      const box = e.closest("g.node");
      if (box) return rgb(getComputedStyle(box.querySelector("rect")).fill);
    }
    for (let n = e; n; n = n.parentElement) {
      const c = rgb(getComputedStyle(n).backgroundColor);
      if (c && (c.length < 4 || c[3] === 1)) return c;
      if (c && c[3] > 0) say("a background that shows through cannot be judged", n);
    }
    return [255, 255, 255];
  };
  const seen = e => e.checkVisibility({ contentVisibilityAuto: false }) && e.getClientRects().length > 0;
  let texts = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || !seen(e) || e.tagName.toLowerCase() === "title") continue;
    texts++;
    const style = getComputedStyle(e), colour = rgb(svgText(e) ? style.fill : style.color);
    const big = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700;
    const r = ratio(colour, ground(e));
    if (r < (big ? 3 : 4.5)) say("contrast " + r.toFixed(2), e);
  }
  const all = [...document.querySelectorAll("*")];
  const ids = all.map(e => e.id).filter(Boolean);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push("two elements with the id " + id));
  for (const e of all) {
    for (const ref of (e.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean)) if (!document.getElementById(ref)) say("label that is not there", e);
    const role = e.getAttribute("role");
    if (role && !["region", "group", "img", "navigation"].includes(role)) say("role " + role, e);
    if (role && !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")) say("role without a name", e);
  }
  document.querySelectorAll("a[href], summary").forEach(e => { if (!e.textContent.trim()) say("no name", e); });
  document.querySelectorAll("svg").forEach(e => { if (!e.closest("[aria-hidden=true]") && !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")) say("drawing without a name", e); });
  document.querySelectorAll("[aria-hidden=true] a, [aria-hidden=true] summary").forEach(e => say("hidden, but in the way of the keyboard", e));
  document.querySelectorAll("section").forEach(e => { if (!e.getAttribute("aria-labelledby")) say("section without a name", e); });
  let level = 0;
  document.querySelectorAll("h1, h2, h3, h4").forEach(h => { const l = Number(h.tagName[1]); if (l > level + 1) say("heading skips a level", h); level = l; });
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  document.querySelectorAll("table").forEach(t => { if (!t.querySelector("thead th[scope=col]") || !t.querySelector("tbody th[scope=row]")) say("table without headers", t); });
  document.querySelectorAll("ul, ol").forEach(l => { for (const c of l.children) if (c.tagName !== "LI") say("list with a child that is no item", l); });
  document.querySelectorAll("dl").forEach(l => { if (!l.querySelector("dt") || !l.querySelector("dd")) say("empty list of terms", l); });
  all.forEach(e => { const o = getComputedStyle(e).overflowX; if (!svgText(e) && (o === "auto" || o === "scroll") && e.scrollWidth > e.clientWidth && e.tabIndex < 0) say("scrolls, but not by keyboard", e); });
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  if (!document.querySelector("main") || !document.querySelector("nav[aria-label]")) faults.push("no main or no named nav");
  return { texts: texts, faults: faults };
})()
