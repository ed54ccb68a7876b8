// The papers of a case: what is there, what is on its way, and the place where new ones are put.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import type { AboutFile } from '../../sealing/file-shape.ts'
import type { RecordToOpen } from '../../sealing/vault-shape.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Progress, Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { queries } from '../../web/session/queries.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { BringDialog } from './bring.tsx'
import { LookAt } from './look.tsx'
import { session } from '../../web/session/window-session.ts'
import { readPapers, type Paper } from '../client/read-paper.ts'
import {
  bring,
  giveUp,
  goOn,
  pause,
  resume,
  usePapersBeingSent,
  type Chosen,
  type Sending,
} from './sending.ts'
import { kindWords, sizeWords, troubleWords } from './words.ts'
import './papers.css'

/** The papers that there are, those on their way, and bringing more of them. */
function usePapersOf(caseId: string) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { data: papers, error } = useQuery({
    queryKey: ['papers', caseId],
    queryFn: () => readPapers(session, caseId),
  })
  const sending = usePapersBeingSent(caseId)
  const [files, setFiles] = useState<readonly File[]>([])
  /** The unfinished paper for which another file was chosen. */
  const [other, setOther] = useState<string | null>(null)

  const told = (name: string, whole: boolean) => {
    if (whole) say({ text: t('papers.done', { name }) })
  }
  const start = (chosen: readonly Chosen[]) => {
    setFiles([])
    return bring(caseId, chosen, told)
  }
  const again = async (record: RecordToOpen, about: AboutFile, file: File) => {
    setOther(null)
    // A picture that was drawn anew has another size, and maybe another ending, than the file that was chosen.
    const like = about.kept === 'cleaned' || (file.name === about.name && file.size === about.size)
    const result = like ? await goOn(record, about.kept, file) : 'other-file'
    if (result === 'other-file') setOther(record.row)
    else told(about.name, result)
  }
  const here = papers?.filter((one) => one.row.state === 'kept') ?? []
  const halves = (papers ?? []).filter(
    (one): one is Paper & { about: AboutFile } =>
      one.about !== undefined && one.row.state !== 'kept' && !sending.some(({ id }) => id === one.row.id),
  )
  return { papers, here, halves, error, sending, files, setFiles, other, told, start, again }
}

/** Where new papers are put: dropped, or chosen from the machine. */
function Drop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useLanguage()
  return (
    <DropZone
      className="papers-drop"
      aria-label={t('papers.drop')}
      onDrop={(event) => {
        void Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(
          onFiles,
        )
      }}
    >
      <span className="second">{t('papers.drop')}</span>
      <FileTrigger allowsMultiple onSelect={(list) => onFiles([...(list ?? [])])}>
        <Button icon="plus">{t('papers.add')}</Button>
      </FileTrigger>
    </DropZone>
  )
}

export function Papers({ shared }: { shared: SharedCase }) {
  const { t } = useLanguage()
  const caseId = shared.case.id
  const { papers, here, halves, error, sending, files, setFiles, other, told, start, again } =
    usePapersOf(caseId)
  const [opened, open] = useState<Paper | null>(null)
  return (
    <Card title={t('papers.title')} lead={t('papers.lead')}>
      <div className="stack">
        {error && <ErrorMessage error={error} />}
        {!papers && !error && <Skeleton label={t('papers.title')} lines={2} />}
        {papers && here.length === 0 && sending.length === 0 && halves.length === 0 && (
          <EmptyState small icon="document" title={t('papers.none')} words={t('papers.noneWords')} />
        )}
        {sending.map((one) => (
          <OnItsWay key={one.id} one={one} onWhole={(whole) => told(one.name, whole)} />
        ))}
        {halves.map(({ row, record, about }) => (
          <Unfinished
            key={row.id}
            row={row}
            about={about}
            other={other === row.id}
            onChosen={(file) => void again(record, about, file)}
          />
        ))}
        {here.length > 0 && (
          <ul className="papers-list">
            {here.map((paper) => (
              <Line key={paper.row.id} paper={paper} onOpen={() => open(paper)} />
            ))}
          </ul>
        )}
        {shared.held.length > 0 && <Drop onFiles={setFiles} />}
      </div>
      {files.length > 0 && (
        <BringDialog
          shared={shared}
          files={files}
          onClose={() => setFiles([])}
          onChosen={(chosen) => void start(chosen)}
        />
      )}
      {opened && (
        <LookAt
          paper={opened}
          onClose={() => open(null)}
          onRemoved={() => {
            open(null)
            void queries.invalidateQueries({ queryKey: ['papers', caseId] })
          }}
        />
      )}
    </Card>
  )
}

function Line({ paper: { row, about, isUnfit }, onOpen }: { paper: Paper; onOpen: () => void }) {
  const { t, dates } = useLanguage()
  return (
    <li>
      <p className="papers-name">
        {about ? <bdi>{about.name}</bdi> : <em>{t(isUnfit ? 'chain.unfit' : 'papers.unreadable')}</em>}
        {about?.kept === 'cleaned' && <Pill tone="done">{t('papers.pill.cleaned')}</Pill>}
      </p>
      <p className="second">
        {[
          ...(about ? [kindWords(about.mime, t), sizeWords(about.size, dates.number)] : []),
          t(`compartment.${row.compartment}`),
          ...(isUnfit ? [] : [t('papers.brought', { by: row.by ?? '', day: dates.day(row.madeAt) })]),
        ].join(' · ')}
      </p>
      {about && (
        <Button size="small" look="quiet" icon="eye" onPress={onOpen}>
          {t('papers.open')}
          <span className="unseen"> {about.name}</span>
        </Button>
      )}
    </li>
  )
}

function OnItsWay({ one, onWhole }: { one: Sending; onWhole: (whole: boolean) => void }) {
  const { t, dates } = useLanguage()
  const putAway = usePutAway()
  const { id, name, state, sent, pieces, error } = one
  const words = { name, sent: dates.number(sent), pieces: dates.number(pieces) }
  return (
    <div className="papers-sending">
      {state === 'reading' && <Progress label={t('papers.reading', words)} />}
      {state !== 'reading' && (
        <Progress label={t(`papers.${state}`, words)} value={sent} max={Math.max(1, pieces)} />
      )}
      {error !== undefined && (
        <Notice tone="due" title={t('papers.stopped')}>
          {troubleWords(error, t)}
        </Notice>
      )}
      <div className="row">
        {state === 'sending' && (
          <Button size="small" onPress={() => pause(id)}>
            {t('papers.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button size="small" look="primary" onPress={() => void resume(id).then(onWhole)}>
            {t('papers.resume')}
          </Button>
        )}
        {state === 'paused' && (
          <Button size="small" look="quiet" onPress={() => putAway(id)}>
            {t('papers.giveUp')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Takes one away that is not whole, and says so where it does not go. */
function usePutAway() {
  const { t } = useLanguage()
  const { say } = useNotices()
  return (id: string) =>
    void giveUp(id).catch((error: unknown) => say({ text: troubleWords(error, t), tone: 'due' }))
}

/** Begun in another window, or before this one was loaded anew: the file has to be chosen again, and must be the same. */
function Unfinished({
  row,
  about,
  other,
  onChosen,
}: Pick<Paper, 'row'> & { about: AboutFile; other: boolean; onChosen: (file: File) => void }) {
  const { t, dates } = useLanguage()
  const putAway = usePutAway()
  return (
    <div className="papers-sending">
      <Notice tone="due" title={t('papers.half', { name: about.name })}>
        {t(other ? 'papers.trouble.other-file' : 'papers.halfWords', { day: dates.day(row.madeAt) })}
      </Notice>
      <div className="row">
        <FileTrigger onSelect={(list) => list?.[0] && onChosen(list[0])}>
          <Button size="small" look="primary">
            {t('papers.chooseAgain')}
          </Button>
        </FileTrigger>
        <Button size="small" look="quiet" onPress={() => putAway(row.id)}>
          {t('papers.giveUp')}
        </Button>
      </div>
    </div>
  )
}
