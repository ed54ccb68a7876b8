// The letter as it comes out of the printer: its words, a line to sign on, and nothing of where it was written. The window's name and the
// address stay off the paper, since its margins are the letter's own.
import { directionOf } from '../../language/direction.ts'
import { session } from '../../web/session/window-session.ts'
import { useQuery } from '@tanstack/react-query'
import type { Letter } from '../client/letters.ts'
import './stay.css'

interface PaperProps {
  letter: Letter
  on: string
  /** Nobody hands it over yet: it does not come out of a printer either. */
  isDraft?: boolean
}

export function Paper({ letter: { written, sender }, on, isDraft = false }: PaperProps) {
  return (
    <article className="stay-letter" data-no-print={isDraft || undefined}>
      {written.map((one) => (
        <section key={one.language} lang={one.language} dir={directionOf(one.language)} className="stack">
          <Day language={one.language} on={on} />
          <h2>{one.title}</h2>
          {one.lines.map(({ text }, at) => (
            <p key={at} className="stay-letter-line">
              {text}
            </p>
          ))}
        </section>
      ))}
      <p className="stay-letter-sign">
        <bdi>{sender}</bdi>
      </p>
    </article>
  )
}

function Day({ language, on }: { language: string; on: string }) {
  const { data } = useQuery({
    queryKey: ['day in', language, on],
    queryFn: async () => (await session.speak(language)).day(on),
    staleTime: Infinity,
  })
  return <p>{data}</p>
}
