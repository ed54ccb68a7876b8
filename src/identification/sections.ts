// What kind of work is done where a visit goes: the sections of ISIC, revision 4 (United Nations Statistics Division), A to U. Words:
// `visit.section.<letter>`.

export const sections = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
] as const
