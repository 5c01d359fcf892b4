"""The page around the briefing: a frame that holds it, and a message above it when something is wrong."""

from __future__ import annotations

WRAPPER = b"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<style>
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 15px/1.45 system-ui, sans-serif; }
iframe { flex: 1; width: 100%; border: 0; }
#fault { margin: 0; padding: 12px 18px; background: #7a1f2b; color: #fff; white-space: pre-wrap;
  font: 14px/1.5 ui-monospace, monospace; max-height: 45%; overflow: auto; }
#fault[hidden] { display: none; }
</style>
</head>
<body>
<pre id="fault" role="alert" hidden></pre>
<iframe id="pack" title="The briefing" src="/pack"></iframe>
<script>
const fault = document.getElementById('fault'), pack = document.getElementById('pack');
let shown = null;
function say(words) { fault.hidden = !words; fault.textContent = words || ''; }
async function look() {
  try {
    const state = await (await fetch('/state', {cache: 'no-store'})).json();
    say(state.fault);
    if (shown !== null && state.version !== shown) {
      const place = pack.contentWindow.scrollY;
      pack.onload = () => pack.contentWindow.scrollTo(0, place);
      pack.contentWindow.location.reload();
    }
    shown = state.version;
  } catch (error) {
    say('The preview has ended; start it again to go on.');
  }
  setTimeout(look, 250);
}
look();
</script>
</body>
</html>
"""
