// A drawing for each kind of work, thirteen in about one kilobyte. Each stands beside its word.

import type { Sector } from '../sectors.ts'

export const icons: Readonly<Record<Sector, string>> = {
  farm: 'M12 21v-9c0-4-3-6-7-6 0 4 3 6 7 6m0 4c0-4 3-6 7-6 0 4-3 6-7 6',
  home: 'M3 11l9-8 9 8M6 9v11h12V9',
  fishing: 'M3 15h18l-3 5H6zM12 15V3l6 8h-6',
  building: 'M3 18h18M5 18v-3a7 7 0 0 1 14 0v3M10 8V4h4v4',
  factory: 'M3 21V10l6 4v-4l6 4V4h4v17z',
  cleaning: 'M5 10h14l-2 11H7zM5 10a7 6 0 0 1 14 0',
  care: 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z',
  hospitality: 'M4 10h16v6a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM9 6V3M15 6V3',
  transport: 'M2 6h12v10H2zM14 10h5l3 3v3h-8M7 16a2 2 0 1 0 .1 0M18 16a2 2 0 1 0 .1 0',
  online: 'M3 4h18v12H3zM8 20h8M12 16v4',
  sexwork: 'M12 11a4 4 0 1 0-.1 0M5 21a7 7 0 0 1 14 0',
  begging: 'M12 8a3 3 0 1 0-.1 0M3 14l5 2h8l5-2-4 6H7z',
  other: 'M3 8h18v12H3zM9 8V4h6v4',
}
