// Before a file is sealed: which part of the case it belongs to, who will be able to read it, and whether a picture keeps
// what is hidden in it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { WORKING } from '../../sealing/shapes.ts'
import { useParts } from '../../cases/ui/writable-compartments.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { kindOf } from '../../web/media/picture.ts'
import type { Chosen } from './sending.ts'
import { sizeWords } from './words.ts'

interface BringProps {
  shared: SharedCase
  files: readonly File[]
  onClose: () => void
  onChosen: (chosen: readonly Chosen[]) => void
}

/** What is chosen for all of the files: which part of the case, and what becomes of pictures. */
function useChoosing({ shared, files, onChosen }: BringProps) {
  const usual = shared.held.includes('legal') ? 'legal' : (shared.held[0] as Compartment)
  const [compartment, setCompartment] = useState<Compartment>(usual)
  const [kept, setKept] = useState<Chosen['kept']>('cleaned')
  const { options: all, readersOf, ready } = useParts(shared)
  // A paper belongs to the file; what is noted beside it is another thing.
  const options = all.filter(({ value }) => value !== WORKING)
  const { busy, error, run } = usePendingAction()
  const { data: kinds } = useQuery({
    queryKey: ['paper-kinds', files],
    queryFn: () => Promise.all(files.map((file) => kindOf(file))),
    gcTime: 0,
  })
  const choose = () =>
    run(async () => {
      await ready(compartment)
      onChosen(
        files.map((file, at) => ({ file, compartment, kept: kinds?.[at]?.picture ? kept : 'original' })),
      )
    })
  return { compartment, setCompartment, kept, setKept, options, readersOf, kinds, busy, error, choose }
}

/** Whether pictures keep what is hidden in them. */
function HiddenChoice({
  count,
  kept,
  onChange,
}: {
  count: number
  kept: Chosen['kept']
  onChange: (kept: Chosen['kept']) => void
}) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      label={t('papers.hidden', { count })}
      hint={t('papers.hidden.hint')}
      choices={[
        { value: 'cleaned', label: t('papers.hidden.out'), detail: t('papers.hidden.outWords') },
        { value: 'original', label: t('papers.hidden.keep'), detail: t('papers.hidden.keepWords') },
      ]}
      value={kept}
      onChange={(value) => onChange(value as Chosen['kept'])}
    />
  )
}

export function BringDialog(props: BringProps) {
  const { files, onClose } = props
  const { t, dates } = useLanguage()
  const { compartment, setCompartment, kept, setKept, options, readersOf, kinds, busy, error, choose } =
    useChoosing(props)
  const pictures = kinds?.filter((kind) => kind.picture) ?? []
  const names = readersOf(compartment)
  return (
    <Dialog
      title={t('papers.bring')}
      place="side"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() => (
        <Button look="primary" icon="lock" isDisabled={!kinds} isPending={busy} onPress={() => void choose()}>
          {t('papers.bring.go', { count: files.length })}
        </Button>
      )}
    >
      <ul className="papers-chosen">
        {files.map((file) => (
          <li key={`${file.name}-${file.lastModified}-${file.size}`}>
            <bdi>{file.name}</bdi> <span className="second">{sizeWords(file.size, dates.number)}</span>
          </li>
        ))}
      </ul>
      <Select
        label={t('case.note.part')}
        hint={t('case.note.partHint')}
        readers={names ? t('case.note.readers', { names }) : undefined}
        options={options}
        value={compartment}
        onChange={(value) => value && setCompartment(value as Compartment)}
      />
      {pictures.length > 0 && <HiddenChoice count={pictures.length} kept={kept} onChange={setKept} />}
      {kinds && pictures.length < files.length && <p className="second">{t('papers.others')}</p>}
      <p className="second">{t('papers.names')}</p>
      <ErrorMessage error={error} />
    </Dialog>
  )
}
