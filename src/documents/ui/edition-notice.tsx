// That there is a newer edition of this form: from which day it is taken, until when this one is, and what is other in it. What was begun stays
// where it is; a press takes it along.
import type { FormRule } from '../../jurisdiction/forms.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { carryTyped } from '../client/carry-typed.ts'
import type { EditionNow, Typed } from '../fill-form.ts'

interface EditionProps {
  form: FormRule
  now: EditionNow
  /** Where the forms of this list are, and the place of what is typed into one. */
  base: string
  draftOf: (form: string) => string
  /** What was begun on this edition; nothing where nothing was. */
  typed: Typed | undefined
}

export function EditionNotice({ form, now: { isOver, next, isHere }, base, draftOf, typed }: EditionProps) {
  const { t, dates } = useLanguage()
  const from = next?.editionOn === undefined ? '' : dates.day(next.editionOn)
  const title =
    typed !== undefined
      ? t('forms.begun.title')
      : isOver
        ? t('forms.over.title')
        : isHere || from === ''
          ? t('forms.older.title')
          : t('forms.coming.title', { day: from })
  return (
    <Notice
      tone="due"
      title={title}
      action={next && <ToNewest next={next} base={base} draftOf={draftOf} typed={typed} />}
    >
      {form.until !== undefined && <p>{t('forms.until', { day: dates.day(form.until) })}</p>}
      {from !== '' && isHere && <p>{t('forms.newest.from', { day: from })}</p>}
      {next?.changed && <p>{inDocumentLanguage(next.changed)}</p>}
      {isHere && !isOver && <p>{t('forms.older.words')}</p>}
    </Notice>
  )
}

interface ToNewestProps extends Pick<EditionProps, 'base' | 'draftOf' | 'typed'> {
  next: FormRule
}

/** The newest edition, with what was typed where something was. */
function ToNewest({ next, base, draftOf, typed }: ToNewestProps) {
  const { t } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const navigateWhenDone = useNavigateWhenDone()
  const href = `${base}/${next.id}`
  if (typed === undefined) return <ButtonLink href={href}>{t('forms.newest.go')}</ButtonLink>
  const carry = () =>
    void run(async () => {
      await carryTyped(session, { typed, to: draftOf(next.id) })
      await navigateWhenDone(href)
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Button isPending={busy} onPress={carry}>
        {t('forms.newest.carry')}
      </Button>
    </>
  )
}
