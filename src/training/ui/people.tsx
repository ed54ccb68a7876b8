// Who is trained in what: my house by name, the network by house and profession, in numbers alone.
import { Link } from 'react-aria-components/Link'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table, type Column } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useColleagues, type Colleague } from '../../web/session/colleagues.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import { Page } from '../../web/shell/page.tsx'
import { newestOf } from '../certificate.ts'
import { isFor } from '../course.ts'
import { coverageOf, meetingsOf, nextCourse, type Coverage } from '../coverage.ts'
import { HeldPill } from './held-pill.tsx'
import { useTrained } from './use-certificates.ts'
import { useCourses } from './use-courses.ts'

type Trained = NonNullable<ReturnType<typeof useTrained>['data']>
type Rows = { rows: Trained['network'] }

export function TrainedPeople() {
  const t = useText()
  const { data, error } = useTrained()
  return (
    <Page
      title={t('training.people')}
      lead={t('training.people.lead')}
      actions={
        <ButtonLink href="/training" icon="book">
          {t('training.title')}
        </ButtonLink>
      }
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('training.loading')} lines={6} />}
      {data && <OwnHouse own={data.own} />}
      {data && data.network.length > 0 && <ByDistrict rows={data.network} />}
      {data && data.met.length > 0 && <Met met={data.met} />}
      {data && data.network.length > 0 && <Network rows={data.network} />}
    </Page>
  )
}

function OwnHouse({ own }: Pick<Trained, 'own'>) {
  const t = useText()
  const { courses } = useCourses()
  const said = useStaffWords()
  const { data: colleagues = [] } = useColleagues()
  return (
    <Card title={t('training.people.own')}>
      <Table
        holds="sealed"
        caption={t('training.people.own')}
        hideCaption
        items={colleagues.filter(({ state }) => state === 'active')}
        columns={[
          {
            id: 'who',
            label: t('training.people.who'),
            cell: ({ name, handle }) => <bdi>{name ?? handle}</bdi>,
          },
          ...courses.map((course) => ({
            id: course.id,
            label: said(course.title),
            cell: ({ id, roles }: Colleague) => {
              const held = newestOf(
                own.filter(({ holder }) => holder === id),
                course.id,
              )
              if (!held)
                return isFor(course, roles) ? <Pill tone="due">{t('training.people.needs')}</Pill> : '–'
              return (
                <Link href={`/training/certificates/${held.id}`}>
                  <HeldPill held={held} />
                </Link>
              )
            },
          })),
        ]}
      />
    </Card>
  )
}

/** So many are in sight at first: a row is a quarter of a telephone's screen. */
const atFirst = 3
const onTelephone = 1

interface CoverageProps {
  title: string
  lead: string
  rows: readonly Coverage[]
  /** What the rows are of, before the courses. */
  columns: readonly Column<Coverage>[]
}

/** How many of all hold a certificate of each course, the least trained first. */
function CoverageCard({ title, lead, rows, columns }: CoverageProps) {
  const t = useText()
  const said = useStaffWords()
  const [shown, more] = useFirstRows(rows, useIsNarrow('40rem') ? onTelephone : atFirst, title)
  const { courses, courseOf, isForRole } = useCourses()
  const ofCourses = courses.map((course) => ({
    id: course.id,
    label: said(course.title),
    end: true,
    cell: ({ of }: Coverage) => {
      const found = of.find((one) => one.course === course.id)
      return found ? t('training.people.of', { trained: found.trained, people: found.people }) : '–'
    },
  }))
  const next: Column<Coverage> = {
    id: 'next',
    label: t('training.people.next'),
    cell: (row) => {
      const course = courseOf(nextCourse(row, isForRole))
      return course ? (
        <Link href={`/training/courses/${course.id}`}>{said(course.title)}</Link>
      ) : (
        t('training.people.all.hold')
      )
    },
  }
  return (
    <Card title={title} lead={lead}>
      <Table
        holds="clear"
        caption={title}
        hideCaption
        items={shown}
        columns={[...columns, ...ofCourses, next]}
      />
      {more}
    </Card>
  )
}

function useRoleColumn(): Column<Coverage> {
  const t = useText()
  return { id: 'role', label: t('training.people.role'), cell: ({ role }) => t(`people.role.${role}`) }
}

/** Where whom to train next: each profession of each district, over all houses. */
function ByDistrict({ rows }: Rows) {
  const t = useText()
  const role = useRoleColumn()
  const { data: organisations = [] } = useOrganisations()
  const { isForRole } = useCourses()
  const districts = new Map(organisations.map(({ id, district }) => [id, district]))
  const district: Column<Coverage> = {
    id: 'district',
    label: t('training.coverage.district'),
    cell: ({ place }) => (place === '' ? t('training.coverage.nowhere') : <bdi>{place}</bdi>),
  }
  return (
    <CoverageCard
      title={t('training.coverage')}
      lead={t('training.coverage.lead')}
      rows={coverageOf(rows, (organisation) => districts.get(organisation), isForRole)}
      columns={[role, district]}
    />
  )
}

/** Whom each group of professions said it met: a number of the group, so it stands beside no profession. */
function Met({ met }: Pick<Trained, 'met'>) {
  const t = useText()
  const { number } = useDates()
  const [shown, more] = useFirstRows(meetingsOf(met), atFirst, t('training.coverage.met'))
  return (
    <Card title={t('training.coverage.met')} lead={t('training.coverage.met.lead')}>
      <Table
        holds="clear"
        caption={t('training.coverage.met')}
        hideCaption
        items={shown}
        columns={[
          {
            id: 'profession',
            label: t('public.figures.profession'),
            cell: ({ profession }) => t(`public.figures.profession.${profession}`),
          },
          {
            id: 'district',
            label: t('training.coverage.district'),
            cell: (row) => <bdi>{row.district}</bdi>,
          },
          { id: 'people', label: t('reports.people'), end: true, cell: ({ people }) => number(people) },
        ]}
      />
      {more}
    </Card>
  )
}

function Network({ rows }: Rows) {
  const t = useText()
  const { isForRole } = useCourses()
  const role = useRoleColumn()
  const { data: organisations = [] } = useOrganisations()
  const names = new Map(
    organisations.flatMap(({ id, name, isMisnamed }) => (isMisnamed ? [] : [[String(id), name] as const])),
  )
  const house: Column<Coverage> = {
    id: 'house',
    label: t('training.people.house'),
    cell: ({ place }) => <bdi>{names.get(place)}</bdi>,
  }
  return (
    <CoverageCard
      title={t('training.people.network')}
      lead={t('training.people.network.lead')}
      rows={coverageOf(rows, String, isForRole)}
      columns={[house, role]}
    />
  )
}
