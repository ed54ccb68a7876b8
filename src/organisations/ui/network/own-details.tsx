// An administrator changes what the others know of their organisation. Its name is not among it: that was signed when it came in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { api } from '../../../web/session/api.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { ErrorSummary } from '../../../web/controls/errors.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Skeleton } from '../../../web/controls/progress.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { dialled, inDigits } from '../../network-facts.ts'
import { Designation } from './designation.tsx'
import { Details } from './details.tsx'
import { Introduction, type Introduced } from './introduction.tsx'

/** What was changed; what nobody touched is not said again. */
async function sayAnew(
  { phone, district, listed }: Awaited<ReturnType<typeof api.network.ours>>,
  introduced: Introduced | undefined,
  designation: string | null | undefined,
): Promise<void> {
  await api.network.describe({ phone: inDigits(phone), district: district.trim(), listed })
  if (introduced !== undefined) await api.network.introduce(introduced)
  if (designation !== undefined) await api.network.designate({ designation })
}

/** What is known, what was changed of it, and the saving. */
function useOwnDetails() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [changed, setChanged] = useState<Partial<Awaited<ReturnType<typeof api.network.ours>>>>({})
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run, forget } = usePendingAction()
  const known = useQuery({
    queryKey: ['our details'],
    queryFn: ({ signal }) => api.network.ours({}, { signal }),
    enabled: isOpen,
    refetchOnMount: 'always',
  })
  const [designation, setDesignation] = useState<string | null>()
  const [introduced, setIntroduced] = useState<Introduced>()
  const value = known.data && { ...known.data, ...changed }
  const isWrong = value !== undefined && value.phone.trim() !== '' && !dialled.test(inDigits(value.phone))
  const faults = attempt > 0 && isWrong ? [{ field: 'own-phone', words: t('network.phone.wrong') }] : []
  const open = () => {
    setAttempt(0)
    forget()
    setOpen(true)
  }
  const save = async () => {
    setAttempt(attempt + 1)
    if (!value || isWrong) return
    await run(async () => {
      await sayAnew(value, introduced, designation)
      setOpen(false)
      setChanged({})
      say({ text: t('network.details.done'), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['our details'] })
      await queries.invalidateQueries({ queryKey: ['organisations'] })
    })
  }
  return {
    isOpen,
    setOpen,
    open,
    known,
    value,
    setChanged,
    attempt,
    faults,
    busy,
    error,
    save,
    designation,
    setDesignation,
    introduced,
    setIntroduced,
  }
}

export function OwnDetails() {
  const t = useText()
  const { organisation } = useMe()
  const { isOpen, setOpen, open, known, value, setChanged, attempt, faults, busy, error, save, ...chosen } =
    useOwnDetails()
  const { designation, setDesignation, introduced, setIntroduced } = chosen
  return (
    <>
      <Button size="small" look="quiet" onPress={open}>
        {t('network.details')}
      </Button>
      <Dialog
        title={t('network.details.title', { organisation: organisation.name })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} isDisabled={!value} onPress={() => void save()}>
            {t('network.save')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorSummary faults={faults} attempt={attempt} />
          <ErrorMessage error={error ?? known.error} />
          <p className="second">{t('network.details.name')}</p>
          {value ? (
            <Details
              kind={organisation.kind}
              id="own"
              value={value}
              put={(change) => setChanged((before) => ({ ...before, ...change }))}
              wrongPhone={faults[0]?.words}
            />
          ) : (
            !known.error && <Skeleton label={t('network.loading')} lines={3} />
          )}
          {organisation.kind === 'hotline' && <Introduction said={introduced} onChange={setIntroduced} />}
          <Designation chosen={designation} onChoose={setDesignation} />
        </div>
      </Dialog>
    </>
  )
}
