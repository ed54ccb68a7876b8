// A bundle for a court, under the pseudonym of the case: which documents, which words and which parts of pictures are taken out, the result as it
// will be, and one press that keeps it sealed and prints it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { nameOn } from '../../cases/client/profile-name.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { readPapers, type Paper } from '../../papers/client/read-paper.ts'
import { pdfKind, useViewer } from '../../papers/ui/use-viewer.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { NotShown } from '../../web/media/pdf-shape.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { burn, bundleOf, keepBundle, type Drawing, type Made } from '../client/make-bundle.ts'
import type { Box } from '../redaction.ts'
import { BundlePaper } from './bundle-paper.tsx'
import { NotTaken } from './not-taken.tsx'
import { drawingWith } from './drawing.ts'
import { PdfParts, PictureParts } from './parts-out.tsx'
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

const isPdf = ({ about }: Paper): boolean => about?.mime === pdfKind

/** Texts and pictures can be taken, and PDFs where there is a viewer host; what else there is stands there with why not. */
const canBeTaken = (paper: Paper, viewer: string | null): boolean =>
  /^(image|text)\//.test(paper.about?.mime ?? '') || (isPdf(paper) && viewer !== null)

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
  const viewer = useViewer()
  if (!shared.held.includes('legal')) return <p className="second">{t('losses.notHeld')}</p>
  if (error) return <ErrorMessage error={error} />
  if (!data || viewer === undefined) return <Skeleton label={t('case.opening')} lines={6} />
  const taken = data.papers.filter((paper) => canBeTaken(paper, viewer))
  const others = data.papers.filter((paper) => !canBeTaken(paper, viewer))
  return (
    <>
      {taken.length === 0 ? (
        <EmptyState small icon="list" title={t('bundle.none')} words={t('bundle.none.words')} />
      ) : (
        <Making shared={shared} papers={taken} name={data.name} viewer={viewer} />
      )}
      {others.length > 0 && <NotTaken caseId={shared.case.id} papers={others.map(({ about }) => about!)} />}
    </>
  )
}

interface Begin {
  shared: SharedCase
  papers: readonly Paper[]
  name: string | undefined
  viewer: string | null
}

/** Documents of which nothing could be taken out. */
function Refused({ names }: { names: readonly string[] }) {
  const t = useText()
  return (
    <Notice tone="due" title={t('bundle.refused')}>
      {names.map((name) => (
        <p key={name}>
          <bdi>{name}</bdi>
        </p>
      ))}
      {t('bundle.refused.words')}
    </Notice>
  )
}

function Making({ shared, papers, name, viewer }: Begin) {
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
  const make = () => void making.run(async () => setBurnt(await burnAll(taken, out, drawingWith(viewer))))
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
            viewer={viewer}
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
        {burnt && burnt.refused.length > 0 && <Refused names={burnt.refused} />}
      </div>
      {made && <Result shared={shared} made={made} />}
    </>
  )
}

/** What is taken out: words of all documents, and parts of each picture and each page. */
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
async function burnAll(papers: readonly Paper[], { words, boxes }: Out, drawing: Drawing): Promise<Burnt> {
  const made: Made[] = []
  const refused: string[] = []
  for (const paper of papers) {
    const n = (made.at(-1)?.document ?? 0) + 1
    const boxesOn = (page: number) => boxes[partOf(paper, page)] ?? []
    const some = await burn(session, { paper, boxesOn }, { n, words: words.split('\n'), drawing }).catch(
      notTaken,
    )
    made.push(...some)
    if (some.length === 0) refused.push(paper.about!.name)
  }
  return { made, refused }
}

/** What could not be read in the viewer is named like whatever else could not be made anew. */
function notTaken(error: unknown): Made[] {
  if (error instanceof NotShown) return []
  throw error
}

/** Boxes of a page are kept by this. */
const partOf = ({ row }: Paper, page: number): string => `${row.id} ${page}`

function TakenOut({
  taken,
  out: { words, boxes },
  viewer,
  onChange,
  children,
}: {
  taken: readonly Paper[]
  out: Out
  viewer: string | null
  onChange: (change: Partial<Out>) => void
  children: ReactNode
}) {
  const t = useText()
  const boxesOf = (paper: Paper) => ({
    boxesOn: (page: number) => boxes[partOf(paper, page)] ?? [],
    onChange: (page: number, some: readonly Box[]) =>
      onChange({ boxes: { ...boxes, [partOf(paper, page)]: some } }),
  })
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
            <PictureParts key={paper.row.id} paper={paper} {...boxesOf(paper)} />
          ))}
        {viewer !== null &&
          taken
            .filter(isPdf)
            .map((paper) => (
              <PdfParts key={paper.row.id} paper={paper} viewer={viewer} {...boxesOf(paper)} />
            ))}
        {children}
      </div>
    </Card>
  )
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
