/** The one style of our plain pages. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2128, #e6e9ee);
  --quiet: light-dark(#57606c, #9aa4b2);
  --paper: light-dark(#ffffff, #14171c);
  --panel: light-dark(#f3f5f8, #1e232b);
  --line: light-dark(#dde2e9, #2f3641);
  --accent: light-dark(#0b5fbd, #7ab7ff);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line); }
header > a { font-weight: 650; color: var(--ink); text-decoration: none; }
nav { display: flex; gap: 1rem; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); line-height: 1.2; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
p, ul { margin: .5rem 0; }
.lead { color: var(--quiet); font-size: 1.1rem; }
code { font: .9em/1.5 ui-monospace, monospace; background: var(--panel); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; overflow-x: auto; }
pre code { background: none; padding: 0; }
`
