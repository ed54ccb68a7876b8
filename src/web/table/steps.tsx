// Bringing a table in, step by step: the file, what its columns mean, what was found in it, and only then what is taken.
import { useEffect, useRef, type ReactNode } from 'react'
import { BrokenFile, type BrokenCode } from '../../api/table/row.ts'
import { ErrorMessage } from '../actions/error-message.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import { useText } from '../language/language.tsx'
import './table.css'

/** Whoever reads by ear or key stands at the new step: the button that was pressed is not there any more. */
function useStandsAt(step: string) {
  const here = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    here.current?.focus()
  }, [step])
  return here
}

interface StepsProps {
  step: string
  label: string
  /** Why it did not go on: a file that is none of ours to read, said by `brokenWords`, or the line. */
  error: unknown
  brokenWords: (code: BrokenCode) => string
  children: ReactNode
}

export function Steps({ step, label, error, brokenWords, children }: StepsProps) {
  const t = useText()
  const stands = useStandsAt(step)
  return (
    <div ref={stands} tabIndex={-1} role="group" aria-label={label} className="stack table-step">
      {error instanceof BrokenFile ? (
        <ErrorNotice title={t('caseload.broken')} kept="">
          {brokenWords(error.code)}
        </ErrorNotice>
      ) : (
        <ErrorMessage error={error} />
      )}
      {children}
    </div>
  )
}
