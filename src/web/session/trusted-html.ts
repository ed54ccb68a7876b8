// Trusted Types: no string ever becomes markup here. One library empties its own announcer by writing the empty string as
// markup; emptying is allowed, everything else is still refused by the browser.

type Rules = { createHTML: (text: string) => string }
const factory = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Rules) => unknown } })
  .trustedTypes

factory?.createPolicy('default', {
  createHTML(text) {
    if (text === '') return text
    throw new TypeError('No string becomes markup here.')
  },
})
