// A sheet of a return in words, as it stands among the notes of a case.
import { sheets, type Sheet, type SheetMove } from '../return-desk.ts'

export function sheetWords(move: SheetMove, { lines, words }: Sheet, t: (key: string) => string): string {
  const said = sheets[move].lines.flatMap((id) => {
    const line = lines[id] ?? {}
    const known = sheets[move].columns.flatMap((column) => (line[column] ? [line[column]] : []))
    return known.length > 0 ? [`${t(`returnDesk.line.${id}`)}: ${known.join(' · ')}`] : []
  })
  return [t(`returnDesk.${move}`), ...said, ...(words ? [words] : [])].join('\n')
}
