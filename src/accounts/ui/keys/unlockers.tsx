// The list of my ways in: add a passkey, call it something, take one away. Two always remain.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { ErrorNotice } from '../../../web/controls/errors.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Rows } from '../../../web/controls/rows.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { wordsOf } from '../../../web/actions/error-words.ts'
import { api } from '../../../web/session/api.ts'
import { session } from '../../../web/session/window-session.ts'
import { passkeysHere } from '../passkey.ts'
import { passkeyWords } from '../unlocker-errors.ts'
import { namePasskey, passkeyName } from '../../client/passkey-name.ts'
import { addPasskey, type Way } from '../unlockers.ts'

/** My ways in with the names that only I can read. */
function useNamed(): { way: Way; label: string }[] {
  const { t, dates } = useLanguage()
  const { me, opened } = useSession()
  const { data: names } = useQuery({
    queryKey: ['passkey-names', opened, me.unlockers.map(({ id, sealedName }) => `${id}${sealedName}`)],
    queryFn: async () =>
      Object.fromEntries(
        await Promise.all(
          me.unlockers.map(async (way) => [way.id, await passkeyName(session, way)] as const),
        ),
      ),
  })
  const passkeys = me.unlockers.filter(({ kind }) => kind === 'passkey')
  return me.unlockers.map((way) => ({
    way,
    label:
      way.kind === 'passkey'
        ? (names?.[way.id] ?? t('keys.way.numbered', { number: dates.number(passkeys.indexOf(way) + 1) }))
        : t(`keys.way.${way.kind}`),
  }))
}

export function WaysIn() {
  const { t, dates } = useLanguage()
  const named = useNamed()
  return (
    <Card title={t('keys.ways.title')} lead={t('keys.ways.lead')} aside={passkeysHere() && <Add />}>
      <Rows
        rows={named.map(({ way, label }) => ({
          id: way.id,
          title: label,
          detail: (
            <>
              {t(`keys.way.${way.kind}.detail`)} {t('keys.way.since', { day: dates.day(way.madeOn) })}
            </>
          ),
          facts: way.confirmed
            ? []
            : [
                <Pill key="unconfirmed" tone="late">
                  {t('keys.way.unconfirmed')}
                </Pill>,
              ],
          actions: (
            <>
              {way.kind === 'passkey' && <Rename way={way} label={label} />}
              <Remove way={way} label={label} />
            </>
          ),
        }))}
      />
      {!passkeysHere() && <p className="second">{t('keys.passkey.notHere')}</p>}
    </Card>
  )
}

interface NameProps {
  title: string
  lead: string
  go: string
  first: string
  trigger: (open: () => void) => React.ReactNode
  save: (name: string) => Promise<void>
}

/** What is typed, and the saving of it. */
function useNaming({ first, save }: NameProps) {
  const t = useText()
  const { refresh } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState(first)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const open = () => {
    setName(first)
    setFault(null)
    setOpen(true)
  }
  const send = async () => {
    if (busy) return
    setBusy(true)
    setFault(null)
    try {
      await save(name)
      await refresh()
      setOpen(false)
    } catch (error) {
      setFault(passkeyWords(error, t))
    } finally {
      setBusy(false)
    }
  }
  return { isOpen, setOpen, open, name, setName, busy, fault, send }
}

/** A name for a passkey, in a dialog: used for a new one and for another name. */
function NameDialog(props: NameProps) {
  const { title, lead, go, trigger } = props
  const t = useText()
  const { isOpen, setOpen, open, name, setName, busy, fault, send } = useNaming(props)
  return (
    <>
      {trigger(open)}
      <Dialog
        title={title}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('keys.cancel')}</Button>
            <Button look="primary" icon="key" isPending={busy} onPress={() => void send()}>
              {go}
            </Button>
          </>
        )}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          {fault && <ErrorNotice title={fault} kept={t('keys.kept')} />}
          <p>{lead}</p>
          <TextField
            id="passkey-name"
            label={t('keys.name')}
            hint={t('keys.name.hint')}
            readers={t('keys.name.readers')}
            optional
            maxLength={60}
            value={name}
            onChange={setName}
            autoFocus
          />
        </form>
      </Dialog>
    </>
  )
}

function Add() {
  const t = useText()
  const { say } = useNotices()
  const { me } = useSession()
  return (
    <NameDialog
      title={t('keys.add.title')}
      lead={t('keys.add.lead')}
      go={t('keys.add.go')}
      first=""
      trigger={(open) => (
        <Button look="primary" icon="plus" onPress={open}>
          {t('keys.add')}
        </Button>
      )}
      save={async (name) => {
        await addPasskey(name, me.network.name)
        say({ text: t('keys.add.done'), tone: 'done' })
      }}
    />
  )
}

function Rename({ way, label }: { way: Way; label: string }) {
  const t = useText()
  return (
    <NameDialog
      title={t('keys.rename.title', { name: label })}
      lead={t('keys.rename.lead')}
      go={t('keys.rename.go')}
      first={label}
      trigger={(open) => (
        <Button size="small" look="quiet" onPress={open}>
          {t('keys.rename')} <span className="unseen">{label}</span>
        </Button>
      )}
      save={(name) => namePasskey(session, way, name)}
    />
  )
}

/** Asked once more: it cannot be undone, though another can be added at any time. */
function Remove({ way, label }: { way: Way; label: string }) {
  const t = useText()
  const { refresh } = useSession()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    setFault(null)
    try {
      await api.unlockers.remove({ id: way.id })
      await refresh()
      setOpen(false)
      say({ text: t('keys.remove.done', { name: label }), tone: 'done' })
    } catch (error) {
      setFault(wordsOf(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="small"
        look="quiet"
        onPress={() => {
          setFault(null)
          setOpen(true)
        }}
      >
        {t('keys.remove')} <span className="unseen">{label}</span>
      </Button>
      <Dialog
        title={t('keys.remove.title', { name: label })}
        alert
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('keys.remove.keep')}</Button>
            <Button look="danger" isPending={busy} onPress={() => void remove()}>
              {t('keys.remove.sure')}
            </Button>
          </>
        )}
      >
        {fault && <ErrorNotice title={fault} kept={t('keys.kept')} />}
        <p>{t('keys.remove.what')}</p>
      </Dialog>
    </>
  )
}
