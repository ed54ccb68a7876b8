// What stands on the sheets of services in lives that are told in full.
import { keepSheet } from '../src/services/client/sheet.ts'
import type { Values } from '../src/services/form.ts'
import { machines } from '../src/app/machines.ts'
import { dayFrom, type Act } from './stage.ts'

/** Fills in the sheet of a process, by the name that the life gives it. */
export const fillIn =
  (name: string, service: string, values: () => Values): Act =>
  async (scene, who) => {
    const track = scene.tracks.get(name)
    if (!scene.told || !scene.caseId || !track) return
    const machine = machines.find(({ kind }) => kind === name.split('.')[0])!
    const subkind = machine.kind === 'goal' ? service : null
    await keepSheet(
      who,
      { caseId: scene.caseId, machine, track: { id: track.id, subkind } },
      {
        sheet: { service, values: values() },
        around: { today: dayFrom(0), talks: 0, tracks: [], formerEmployers: [] },
        rows: [],
      },
    )
  }
