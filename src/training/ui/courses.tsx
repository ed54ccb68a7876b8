// The courses that there are, how long each takes, and which of them I hold a certificate of.
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { isFor, mineFirst } from '../course.ts'
import { newestOf } from '../certificate.ts'
import { HeldPill } from './held-pill.tsx'
import { useCertificates, useMaySeeTrained } from './use-certificates.ts'
import { useCourses } from './use-courses.ts'

export function Courses() {
  const t = useText()
  const said = useStaffWords()
  const { roles } = useMe()
  const maySeeTrained = useMaySeeTrained()
  const { data, error } = useCertificates()
  const { courses, error: unread } = useCourses()
  return (
    <Page
      title={t('training.title')}
      lead={t('training.lead')}
      width="narrow"
      actions={
        maySeeTrained && (
          <div className="row">
            <ButtonLink href="/training/people" icon="people">
              {t('training.people')}
            </ButtonLink>
            {roles.includes('trainer') && (
              <ButtonLink href="/training/write" icon="document">
                {t('training.write')}
              </ButtonLink>
            )}
          </div>
        )
      }
    >
      <ErrorMessage error={error ?? unread} />
      <Card>
        <Rows
          rows={mineFirst(courses, roles).map((course) => {
            const held = newestOf(data?.certificates ?? [], course.id)
            return {
              id: course.id,
              href: `/training/courses/${course.id}`,
              title: said(course.title),
              detail: `${said(course.about)} ${t('training.minutes', { count: course.minutes })}`,
              facts: [
                ...(course.roles && isFor(course, roles)
                  ? [<Pill key="mine">{t('training.mine')}</Pill>]
                  : []),
                ...(held ? [<HeldPill key="held" held={held} />] : []),
              ],
              actions: held && (
                <ButtonLink href={`/training/certificates/${held.id}`} size="small">
                  {t('training.certificate.open')}
                </ButtonLink>
              ),
            }
          })}
        />
      </Card>
      <p className="second">{t('training.who')}</p>
    </Page>
  )
}
