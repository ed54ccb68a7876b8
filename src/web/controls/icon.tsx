// Our own small set of signs, drawn as strokes on a 24 grid. No emoji anywhere: Debian's Chromium has no glyphs for
// them, and they mean different things to different people. A sign always stands beside its word, so it is hidden
// from assistive technology unless `label` is given.
import './icon.css'

const drawings = {
  alert: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.2m0 2.6v.2',
  arrow: 'M4.5 12h15m-6-6 6 6-6 6',
  bed: 'M3 19V6m0 9h18m0 4v-5a4 4 0 0 0-4-4H9.5v5M6.2 11.8h.1',
  book: 'M12 6.5C10 4.8 7 4.3 3.5 4.5v13.7c3.5-.2 6.5.3 8.5 2 2-1.7 5-2.2 8.5-2V4.5C17 4.3 14 4.8 12 6.5Zm0 0v13.7',
  calendar: 'M4 6.5h16V20H4V6.5Zm0 4.5h16M8 3.5v5m8-5v5',
  chart: 'M4 20V4m0 16h16M8.5 16v-4m4 4V8m4 8v-6',
  check: 'm4.5 12.5 5 5 10-11',
  chevron: 'm9 5 7 7-7 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2.2',
  close: 'm6 6 12 12M18 6 6 18',
  document: 'M6 3.5h8l4.5 4.5v12.5H6v-17Zm8 0V8h4.5M9 12.5h6M9 16h6',
  down: 'm5.5 9 6.5 6.5L18.5 9',
  eye: 'M2.5 12C5 7.6 8.2 5.5 12 5.5s7 2.1 9.5 6.5c-2.5 4.4-5.7 6.5-9.5 6.5S5 16.4 2.5 12Zm9.5-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  flag: 'M5.5 21V4m0 1c4.5-2.5 8 2 13 0v9c-5 2-8.5-2.5-13 0',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm-8.3 8.5h16.6M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z',
  heart:
    'M12 20C6 15.7 3.5 12.6 3.5 9.2 3.5 6.5 5.5 4.5 8 4.5c1.7 0 3.2.9 4 2.4.8-1.5 2.3-2.4 4-2.4 2.5 0 4.5 2 4.5 4.7 0 3.4-2.5 6.5-8.5 10.8Z',
  home: 'M3.5 11.5 12 4l8.5 7.5M5.5 10v10h13V10M10 20v-5.5h4V20',
  key: 'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm2.9 1.2L19.5 4m-3.7 3.7 3 3',
  leave: 'M13.5 4h-9v16h9M9.5 12h11m-4.5-4.5 4.5 4.5-4.5 4.5',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1m-.1 5.5h.1',
  lock: 'M5 10.5h14V20H5v-9.5Zm3 0V8a4 4 0 0 1 8 0v2.5M12 14.5v2',
  message: 'M4 5h16v12h-9.5L6 20.5V17H4V5Z',
  more: 'M5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Zm7 0a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Zm7 0a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Z',
  people:
    'M9 4.5a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6ZM2.5 20c.3-4 2.8-6 6.5-6s6.2 2 6.5 6M15.5 5a3.2 3.2 0 0 1 0 6m2 3.5c2.4.8 3.8 2.7 4 5.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.4-4.3 3-6.3 7.5-6.3s7.1 2 7.5 6.3',
  phone:
    'M5 4h4l1.7 4.5-2.2 1.7c1 2.3 3 4.3 5.3 5.3l1.7-2.2L20 15v4c0 .8-.7 1.3-1.5 1.2C10.5 19.5 4.5 13.5 3.8 5.5 3.7 4.7 4.2 4 5 4Z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8.5V4h10v4.5M7 16.5H4v-8h16v8h-3M7 13.5h10V20H7v-6.5Z',
  scales:
    'M12 4v16m-4 0h8M5 7.5l7-1.5 7 1.5M5 7.5l-2.7 6.2a3 3 0 0 0 5.4 0L5 7.5Zm14 0-2.7 6.2a3 3 0 0 0 5.4 0L19 7.5Z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20.5 20.5',
  send: 'M20.5 4 3.5 10.5l6.5 3 3 6.5L20.5 4ZM10 13.5l4-4',
  shield: 'M12 3.5 4.5 6v5.5c0 4.5 2.8 7.5 7.5 9 4.7-1.5 7.5-4.5 7.5-9V6L12 3.5Zm-3.2 8.3 2.4 2.4 4.2-4.7',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4Zm11.5-.5c1.5 1.7 1.5 4.3 0 6m2.8-8.5c3 3 3 8 0 11',
} as const

/** Names of the signs. */
export type IconName = keyof typeof drawings

// Signs that point where reading goes turn round in right-to-left scripts; a clock or a check mark does not.
const pointing: readonly IconName[] = [
  'arrow',
  'chevron',
  'leave',
  'send',
  'list',
  'message',
  'sound',
  'book',
  'bed',
]

/** One sign, as big as the text it stands in (1.25 em) unless `size` gives CSS pixels. */
export function Icon({ name, size, label }: { name: IconName; size?: number; label?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      className="icon"
      data-pointing={pointing.includes(name) || undefined}
      viewBox="0 0 24 24"
      width={size ?? '1.25em'}
      height={size ?? '1.25em'}
      {...named}
    >
      <path d={drawings[name]} />
    </svg>
  )
}

/** All names, for the gallery. */
export const iconNames = Object.keys(drawings) as IconName[]
