// A bundle for a court, under the pseudonym of the case: which documents, which words and which parts of pictures are taken out, the result as it
// will be, and one press that keeps it sealed and prints it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { nameOn } from '../../cases/client/profile-name.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { readPapers, wholeOf, type Paper } from '../../papers/client/read-paper.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { burn, bundleOf, keepBundle, type Made } from '../client/make-bundle.ts'
import type { Box } from '../redaction.ts'
import { BoxesOnPicture } from './boxes-on-picture.tsx'
import { BundlePaper } from './bundle-paper.tsx'
import { NotTaken } from './not-taken.tsx'
import { drawing } from './drawing.ts'
import './bundle.css'

export function BundlePage() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  return (
    <Page
      title={t('bundle.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
      width="narrow"
    >
      <ErrorMessage error={error} />
      {!shared && !error && <Skeleton label={t('case.opening')} lines={6} />}
      {shared && <Begun shared={shared} />}
    </Page>
  )
}

/** Texts and pictures can be taken; what else there is stands there with why not. */
const canBeTaken = ({ about }: Paper): boolean => /^(image|text)\//.test(about?.mime ?? '')

function Begun({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['bundle', shared.case.id],
    queryFn: async () => {
      const [papers, name] = await Promise.all([readPapers(session, shared.case.id), nameOn(session, shared)])
      return { papers: papers.filter(({ row, about }) => row.state === 'kept' && about), name }
    },
    gcTime: 0,
  })
  if (!shared.held.includes('legal')) return <p className="second">{t('losses.notHeld')}</p>
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('case.opening')} lines={6} />
  const taken = data.papers.filter(canBeTaken)
  const others = data.papers.filter((paper) => !canBeTaken(paper))
  return (
    <>
      {taken.length === 0 ? (
        <EmptyState small icon="list" title={t('bundle.none')} words={t('bundle.none.words')} />
      ) : (
        <Making shared={shared} papers={taken} name={data.name} />
      )}
      {others.length > 0 && <NotTaken caseId={shared.case.id} papers={others.map(({ about }) => about!)} />}
    </>
  )
}

interface Begin {
  shared: SharedCase
  papers: readonly Paper[]
  name: string | undefined
}

function Making({ shared, papers, name }: Begin) {
  const t = useText()
  const [chosen, choose] = useState<readonly string[]>([])
  const [out, takeOut] = useState<Out>({
    words: name ? [name, ...name.split(/\s+/)].join('\n') : '',
    boxes: {},
  })
  const [burnt, setBurnt] = useState<Burnt>()
  const made = burnt?.made
  const making = usePendingAction()
  const taken = papers.filter(({ row }) => chosen.includes(row.id))
  const make = () => void making.run(async () => setBurnt(await burnAll(taken, out)))
  return (
    <>
      <div className="stack no-print">
        <Card title={t('bundle.choose')} lead={t('bundle.choose.lead')}>
          <CheckboxGroup
            label={t('bundle.documents')}
            choices={papers.map(({ row, about }) => ({ value: row.id, label: about!.name }))}
            value={[...chosen]}
            onChange={(ids) => {
              choose(ids)
              setBurnt(undefined)
            }}
          />
        </Card>
        {chosen.length > 0 && (
          <TakenOut
            taken={taken}
            out={out}
            onChange={(change) => {
              takeOut({ ...out, ...change })
              setBurnt(undefined)
            }}
          >
            <ErrorMessage error={making.error} />
            {!made && (
              <div className="row">
                <Button look="primary" isPending={making.busy} onPress={make}>
                  {t('bundle.make')}
                </Button>
              </div>
            )}
          </TakenOut>
        )}
        {burnt && burnt.refused.length > 0 && (
          <Notice tone="due" title={t('bundle.refused')}>
            {burnt.refused.map((name) => (
              <p key={name}>
                <bdi>{name}</bdi>
              </p>
            ))}
            {t('bundle.refused.words')}
          </Notice>
        )}
      </div>
      {made && <Result shared={shared} made={made} />}
    </>
  )
}

/** What is taken out: words of all documents, and parts of each picture. */
interface Out {
  words: string
  boxes: Readonly<Record<string, readonly Box[]>>
}

interface Burnt {
  made: readonly Made[]
  /** What those are called that could not be made. */
  refused: readonly string[]
}

/** Each document anew, with its number; one that could not be made is left out, and named. */
async function burnAll(papers: readonly Paper[], { words, boxes }: Out): Promise<Burnt> {
  const made: Made[] = []
  const refused: string[] = []
  for (const paper of papers) {
    const all = { n: made.length + 1, words: words.split('\n'), drawing }
    const one = await burn(session, { paper, boxes: boxes[paper.row.id] ?? [] }, all)
    if (one) made.push(one)
    else refused.push(paper.about!.name)
  }
  return { made, refused }
}

function TakenOut({
  taken,
  out: { words, boxes },
  onChange,
  children,
}: {
  taken: readonly Paper[]
  out: Out
  onChange: (change: Partial<Out>) => void
  children: ReactNode
}) {
  const t = useText()
  return (
    <Card title={t('bundle.out')} lead={t('bundle.out.lead')}>
      <div className="stack">
        <TextArea
          label={t('bundle.words')}
          hint={t('bundle.words.hint')}
          rows={4}
          value={words}
          maxLength={4000}
          onChange={(typed) => onChange({ words: typed })}
        />
        {taken
          .filter(({ about }) => about!.mime.startsWith('image/'))
          .map((paper) => (
            <Picture
              key={paper.row.id}
              paper={paper}
              boxes={boxes[paper.row.id] ?? []}
              onChange={(some) => onChange({ boxes: { ...boxes, [paper.row.id]: some } })}
            />
          ))}
        {children}
      </div>
    </Card>
  )
}

function Picture({
  paper,
  boxes,
  onChange,
}: {
  paper: Paper
  boxes: readonly Box[]
  onChange: (boxes: readonly Box[]) => void
}) {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['bundle picture', paper.row.id],
    queryFn: () => wholeOf(session, paper, paper.about!.mime),
    gcTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('papers.preview.opening')} lines={4} />
  return <BoxesOnPicture picture={data} name={paper.about!.name} boxes={boxes} onChange={onChange} />
}

/** What is kept and printed is what is seen. */
function Result({ shared, made }: { shared: SharedCase; made: readonly Made[] }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  // The same ones at every press: pressed again after a broken line, each is there once.
  const [bundle] = useState(() => bundleOf(shared.case.id, made))
  const [isKept, setKept] = useState(false)
  const keep = () =>
    void run(async () => {
      await keepBundle(session, bundle)
      setKept(true)
      say({ text: t('bundle.kept') })
      await queries.invalidateQueries({ queryKey: ['papers', shared.case.id] })
    })
  return (
    <>
      <div className="row no-print">
        <ErrorMessage error={error} />
        <Button look="primary" isPending={busy} isDisabled={isKept} onPress={keep}>
          {t('bundle.keep')}
        </Button>
        <Button icon="print" isDisabled={!isKept} onPress={() => print()}>
          {t('bundle.print')}
        </Button>
      </div>
      <BundlePaper reference={shared.case.reference} made={made} />
    </>
  )
}
