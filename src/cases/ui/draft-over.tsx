// A draft of what takes the place of something: how to reach the person, their name. It remembers over what it was begun, also
// where it was left and comes back days later. Where another version counts by then, nobody writes over it without having looked:
// the way to reach somebody that was given up may be the one that puts them in danger.
import { useState, type ReactNode } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'

interface Held<T> {
  /** What counted when this was begun. */
  begun: T
  value: T
  tried?: TriedWrite
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

/** `current`: what counts now; nothing where it cannot be known (yet). */
export function useDraftOver<T extends object>(place: string, current: T | undefined, empty: T) {
  const [held, setHeld] = useState<Held<T>>({ begun: current ?? empty, value: current ?? empty })
  const draft = useDraft(place, held, setHeld)
  const { begun, value, tried } = held
  const isOvertaken =
    current !== undefined &&
    !isSame(current, begun) &&
    !isSame(current, value) &&
    // One's own, of which one did not hear that it had arrived.
    JSON.stringify(current) !== tried?.what
  return {
    ...draft,
    value,
    isOvertaken,
    change: (next: T) => setHeld({ ...held, value: next }),
    /** The id under which what is typed is written. */
    attempt: (): string => {
      const now = sameWriteAs(tried, value)
      setHeld({ ...held, tried: now })
      return now.id
    },
    takeTheirs: () => current && setHeld({ begun: current, value: current }),
    keepMine: () => current && setHeld({ ...held, begun: current }),
  }
}

/** Asks which of two versions it goes on from; `children` shows the one that counts now. */
export function Overtaken({
  draft: { isOvertaken, takeTheirs, keepMine },
  children,
}: {
  draft: Pick<ReturnType<typeof useDraftOver>, 'isOvertaken' | 'takeTheirs' | 'keepMine'>
  children: ReactNode
}) {
  const t = useText()
  return (
    <div aria-live="polite">
      {isOvertaken && (
        <Notice
          tone="due"
          title={t('case.overtaken.title')}
          action={
            <>
              <Button onPress={takeTheirs}>{t('case.overtaken.theirs')}</Button>
              <Button onPress={keepMine}>{t('case.overtaken.mine')}</Button>
            </>
          }
        >
          <div className="stack">
            <p>{t('case.overtaken.words')}</p>
            <p className="second">{t('case.overtaken.now')}</p>
            {children}
          </div>
        </Notice>
      )}
    </div>
  )
}
