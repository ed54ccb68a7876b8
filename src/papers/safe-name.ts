// What a paper is called once it lies on somebody's own disk: its name was typed by whoever brought it.

/** A path that every system takes: no folder of its own, no sign that one of them forbids, not too long. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = name.replaceAll(/[\u0000-\u001F\u007F<>:"/\\|?*\u202A-\u202E\u2066-\u2069]/g, ' ').trim()
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 8 ? plain.slice(dot) : ''
  const body = ending ? plain.slice(0, dot) : plain
  // Whole signs: half of one would be no name in any script.
  const stem = Array.from(body)
    .slice(0, 80)
    .join('')
    .replace(/[. ]+$/, '')
  return `${stem || '-'}${ending}`
}
