// The way out where there is script, served as it is but for what `quick-exit.ts` puts in the place of WORDS, LEAVE and WEATHER. The
// page draws the weather in its own place before anything is asked of the network, so that it works without; then the server is
// told, as soon as it can be reached, and its own way out is gone. Nothing is stored but a cookie that says nothing, for minutes.

const words = WORDS
const root = document.documentElement
const spoken = () => words[root.lang] ?? words.en
const isSecure = location.protocol === 'https:'
const cookie = isSecure ? '__Host-w' : 'w'
const minutes = 10
let isLeft = location.pathname === 'WEATHER'
const atWeather = isLeft

/** For `seconds` no page of this host shows itself: the server and this script both look. */
const shield = (seconds) => {
  document.cookie = `${cookie}=${root.lang};path=/;max-age=${seconds};samesite=lax${isSecure ? ';secure' : ''}`
}
const isShielded = () =>
  document.cookie.split('; ').some((one) => one.startsWith(`${cookie}=`)) ||
  Date.now() - (history.state?.w ?? 0) < minutes * 60_000

const put = (name, text, ...inside) => {
  const element = document.createElement(name)
  element.append(text, ...inside)
  return element
}

/** A look of its own: nothing of these pages' stays. */
const look = [
  ':root{color-scheme:light dark;--a:#f3f5f8;--b:#fff;--c:#2a3442;--d:#566274}',
  '@media(prefers-color-scheme:dark){:root{--a:#171b22;--b:#20262f;--c:#e6eaf0;--d:#aab4c2}}',
  'body{margin:0;background:var(--a);color:var(--c);font:1.0625rem/1.5 system-ui,sans-serif}',
  ':lang(ar),:lang(th){line-height:1.7}',
  '*{box-sizing:border-box}',
  'header{background:var(--b);padding:1rem;font-weight:600}header,[role=main]{margin:0}',
  '[role=main]{padding:1rem;max-width:30rem}',
  'h1{font-size:1.0625rem;margin:0}p{margin:.25rem 0}h1,small{color:var(--d);font-weight:400}',
  'p b{font-size:2.75rem;font-weight:400;line-height:1.2;margin-inline-end:.75rem}',
  'ul{list-style:none;margin:1rem 0;padding:0;background:var(--b);border-radius:.75rem}',
  'li{display:grid;grid-template-columns:1fr 2.5rem 1fr;padding:.75rem 1rem;cursor:default;user-select:none}',
  'li+li{border-top:1px solid var(--a)}li :last-child{text-align:end}',
]
const signs = ['☀', '☀☁', '☁', '☂']

const draw = () => {
  const said = spoken()
  const [today, ...days] = (root.dataset.w ?? '9 1 0').split(',').map((day) => day.split(' ').map(Number))
  const named = (ahead) =>
    new Intl.DateTimeFormat(root.lang, { weekday: 'long' }).format(Date.now() + ahead * 86_400_000)
  const sign = (sky) => {
    const drawn = put('span', signs[sky])
    drawn.setAttribute('aria-hidden', 'true')
    return drawn
  }
  const main = put('div', put('h1', named(0)), put('p', put('b', `${today[0]}°`), put('b', sign(today[1]))))
  main.setAttribute('role', 'main')
  const rows = days.map(([low, high, sky], ahead) =>
    put(
      'li',
      put('span', named(ahead + 1)),
      sign(sky),
      put('span', said.span.replace('{low}', low).replace('{high}', high)),
    ),
  )
  main.append(
    put('p', `${said.skies[today[1]]} ${said.winds[today[2]]}`),
    put('ul', ...rows),
    put('small', said.updated.replace('{hour}', '06:00')),
  )
  const sheet = document.styleSheets[0]
  while (sheet?.cssRules.length) sheet.deleteRule(0)
  for (const rule of look.flatMap((line) => line.match(/@media[^}]*}[^}]*}|[^{}]+{[^}]*}/g)))
    sheet?.insertRule(rule, sheet.cssRules.length)
  document.title = said.title
  document.body.textContent = ''
  document.body.append(put('header', said.title), main)
  scrollTo(0, 0)
  root.hidden = false
  wayBack(rows[rows.length - 1])
}

/** Pressed by mistake: the last day three times. Told on the page about leaving, and shown nowhere. */
const wayBack = (row) => {
  let presses = 0
  row?.addEventListener('click', () => {
    presses += 1
    if (presses === 1) setTimeout(() => (presses = 0), 2000)
    if (presses < 3) return
    shield(0)
    location.replace(`/${root.lang}`)
  })
}

/** Told to the server as soon as it can be reached; then a real page about the weather takes the place of this one. */
const tell = () => {
  if (!isLeft || atWeather) return
  fetch('LEAVE', { redirect: 'manual', keepalive: true, cache: 'no-store' }).then(
    ({ type }) => type === 'opaqueredirect' && location.replace('LEAVE'),
    () => undefined,
  )
}
setInterval(tell, 20_000)
addEventListener('online', tell)

const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('w') : undefined
tabs?.addEventListener('message', () => leave())

const leave = () => {
  if (isLeft) return
  isLeft = true
  // Whoever holds something of hers in this window lets go of it; her session is ended by the way out, which empties drafts too.
  root.dataset.left = ''
  dispatchEvent(new Event('leave'))
  draw()
  // Her session may live that long where the server was never reached; the server says ten minutes when it is.
  shield(1.5 * minutes * 60)
  // Back stays in this window, where nothing has to be fetched.
  for (let step = 0; step < 9; step += 1) history.pushState({ w: Date.now() }, '')
  tabs?.postMessage('')
  tell()
}

const exit = document.querySelector('a.x')
exit?.addEventListener('click', (event) => {
  event.preventDefault()
  leave()
})

const status = put('div', '')
status.className = 'i'
status.setAttribute('aria-live', 'polite')
// What is said where there is no script.
document.querySelector('.no-script')?.remove()
if (exit) {
  exit.setAttribute('aria-description', spoken().keys)
  document.body.append(status)
}
let [pressed, presses, at] = ['', 0, 0]
addEventListener('keydown', ({ key, repeat }) => {
  if (!exit || repeat) return
  const now = Date.now()
  presses = key === pressed && now - at < 2000 ? presses + 1 : 1
  ;[pressed, at] = [key, now]
  if (key !== 'Escape' && key !== 'Shift') return
  // A first Shift may be a capital letter: it is not spoken of.
  status.textContent = presses === 2 ? spoken().once : ''
  if (presses > 2) leave()
})

// A page that the browser kept is blank until it is known whether somebody has left meanwhile.
addEventListener('pagehide', () => {
  if (!isLeft) root.hidden = true
})
addEventListener('pageshow', ({ persisted }) => {
  if (isLeft) return
  if (isShielded()) leave()
  else if (persisted && navigator.onLine) location.reload()
  else root.hidden = false
})
if (atWeather) draw()
else if (isShielded()) leave()
