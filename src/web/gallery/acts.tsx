// The gallery's part on acting: buttons in every look and state, menu, dialog, side sheet, tabs, pills.
import { Button } from '../controls/button.tsx'
import { Card } from '../controls/card.tsx'
import { Dialog } from '../controls/dialog.tsx'
import { KeyHint } from '../controls/key-hint.tsx'
import { Menu } from '../controls/menu.tsx'
import { lanes as tracks } from '../../tracks/define.ts'
import { Pill, type Tone } from '../controls/pill.tsx'
import { Tabs } from '../controls/tabs.tsx'
import type { Sample } from './sample.ts'

const looks = ['primary', 'plain', 'quiet', 'danger'] as const
const tones: Tone[] = ['danger', 'late', 'due', 'calm', 'done']

/** Buttons in every look and state. */
function Buttons({ words }: { words: Sample }) {
  const buttons = (state: { isDisabled?: boolean; isPending?: boolean; size?: 'small' }) => (
    <div className="row">
      {looks.map((look, place) => (
        <Button key={look} look={look} {...state} {...(place === 0 ? { icon: 'check' as const } : {})}>
          {words.looks[place]}
        </Button>
      ))}
    </div>
  )
  return (
    <>
      {buttons({})}
      {buttons({ isPending: true })}
      {buttons({ isDisabled: true })}
      {buttons({ size: 'small' })}
    </>
  )
}

/** Pills in every tone and of every lane. */
function Pills({ words }: { words: Sample }) {
  return (
    <div className="row">
      {tones.map((tone, place) => (
        <Pill key={tone} tone={tone}>
          {[words.groups[0], words.groups[1], words.groups[2], words.agreed[1], words.notices[1]![0]][place]}
        </Pill>
      ))}
      {tracks.map((track, place) => (
        <Pill key={track} track={track}>
          {words.lanes[place]}
        </Pill>
      ))}
    </div>
  )
}

export function Acts({ words }: { words: Sample }) {
  const stop = (close: () => void) => (
    <>
      <Button onPress={close}>{words.keep}</Button>
      <Button look="danger" onPress={close}>
        {words.looks[3]}
      </Button>
    </>
  )
  return (
    <Card title={words.sections[0]!} aside={<KeyHint keys={['Ctrl', 'K']} />}>
      <div className="stack">
        <Buttons words={words} />
        <div className="row">
          <Dialog title={words.stop} alert trigger={<Button>{words.open}</Button>} actions={stop}>
            <p>{words.stopWords}</p>
          </Dialog>
          <Dialog title={words.contact} place="side" trigger={<Button>{words.side}</Button>} actions={stop}>
            <p>{words.stopWords}</p>
          </Dialog>
          <Menu
            label={words.menu}
            trigger={<Button icon="more">{words.menu}</Button>}
            entries={[
              { id: 'print', label: words.menuEntries[0]!, icon: 'print' },
              { id: 'give', label: words.menuEntries[1]!, detail: words.readers, icon: 'people' },
              { id: 'close', label: words.menuEntries[2]!, icon: 'close', tone: 'danger' },
            ]}
          />
        </div>
        <Pills words={words} />
        <Tabs
          label={words.tabs[0]!}
          tabs={words.tabs.map((label, place) => ({
            id: label,
            label,
            ...(place === 0 ? { count: 3 } : {}),
            content: <p>{words.stopWords}</p>,
          }))}
        />
      </div>
    </Card>
  )
}
