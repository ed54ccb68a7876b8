// Who is trained in what: my house by name, the network by house and profession, in numbers alone.
import { useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import { Page } from '../../web/shell/page.tsx'
import { newestOf } from '../certificate.ts'
import { coverageOf } from '../coverage.ts'
import { courses } from '../shipped.ts'
import { HeldPill } from './held-pill.tsx'
import { useTrained } from './use-certificates.ts'

type Trained = NonNullable<ReturnType<typeof useTrained>['data']>

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
      {data && data.network.length > 0 && <Network rows={data.network} />}
    </Page>
  )
}

function OwnHouse({ own }: Pick<Trained, 'own'>) {
  const t = useText()
  const said = useStaffWords()
  const { data: colleagues = [] } = useColleagues()
  return (
    <Card title={t('training.people.own')}>
      <Table
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
            cell: ({ id }: { id: string }) => {
              const held = newestOf(
                own.filter(({ holder }) => holder === id),
                course.id,
              )
              if (!held) return t('training.people.none')
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

/** So many are in sight at first. */
const atFirst = 10

function Network({ rows }: { rows: Trained['network'] }) {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  const said = useStaffWords()
  const { data: organisations = [] } = useOrganisations()
  const nameOf = (organisation: number) =>
    organisations.find(({ id, isMisnamed }) => id === organisation && !isMisnamed)?.name ?? ''
  const groups = groupsOf(rows)
  return (
    <Card title={t('training.people.network')} lead={t('training.people.network.lead')}>
      <Table
        caption={t('training.people.network')}
        hideCaption
        items={isWhole ? groups : groups.slice(0, atFirst)}
        columns={[
          {
            id: 'house',
            label: t('training.people.house'),
            cell: (one) => <bdi>{nameOf(one.organisation)}</bdi>,
          },
          { id: 'role', label: t('training.people.role'), cell: (one) => t(`people.role.${one.role}`) },
          ...courses.map((course) => ({
            id: course.id,
            label: said(course.title),
            end: true,
            cell: ({ of }: { of: Trained['network'] }) => {
              const found = of.find((one) => one.course === course.id)
              return found ? t('training.people.of', { trained: found.trained, people: found.people }) : ''
            },
          })),
        ]}
      />
      {!isWhole && groups.length > atFirst && (
        <Button onPress={() => setWhole(true)}>{t('training.people.all', { count: groups.length })}</Button>
      )}
    </Card>
  )
}

/** Where whom to train next: each profession of each district, over all houses. */
function ByDistrict({ rows }: { rows: Trained['network'] }) {
  const t = useText()
  const said = useStaffWords()
  const [isWhole, setWhole] = useState(false)
  const { data: organisations = [] } = useOrganisations()
  const districts = new Map(organisations.map(({ id, district }) => [id, district]))
  const all = coverageOf(rows, (organisation) => districts.get(organisation))
  return (
    <Card title={t('training.coverage')} lead={t('training.coverage.lead')}>
      <Table
        caption={t('training.coverage')}
        hideCaption
        items={isWhole ? all : all.slice(0, atFirst / 2)}
        columns={[
          { id: 'role', label: t('training.people.role'), cell: ({ role }) => t(`people.role.${role}`) },
          {
            id: 'district',
            label: t('training.coverage.district'),
            cell: ({ district }) =>
              district === '' ? t('training.coverage.nowhere') : <bdi>{district}</bdi>,
          },
          ...courses.map((course) => ({
            id: course.id,
            label: said(course.title),
            end: true,
            cell: ({ of }: (typeof all)[number]) => {
              const found = of.find((one) => one.course === course.id)
              return found ? t('training.people.of', { trained: found.trained, people: found.people }) : ''
            },
          })),
        ]}
      />
      {!isWhole && all.length > atFirst / 2 && (
        <Button onPress={() => setWhole(true)}>{t('training.people.all', { count: all.length })}</Button>
      )}
    </Card>
  )
}

/** By house and profession, those first of whom the smallest part is trained. */
function groupsOf(rows: Trained['network']) {
  const shareOf = (of: Trained['network']) =>
    of.reduce((sum, { trained, people }) => sum + trained / Math.max(1, people), 0)
  return [...Map.groupBy(rows, ({ organisation, role }) => `${organisation}.${role}`)]
    .map(([id, of]) => ({ id, of, organisation: of[0]!.organisation, role: of[0]!.role }))
    .toSorted((a, b) => shareOf(a.of) - shareOf(b.of))
}
