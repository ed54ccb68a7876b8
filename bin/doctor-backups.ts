// What `continuum doctor` says of backups: how old the newest one is, whether one lies on another machine, and whether one could be restored.
import { backupWithin, copiedWithin, restoredWithin, type BackupAges } from '../src/app/backup-ages.ts'
import { bad, good, lasting, type Finding } from './finding.ts'

function newest(age: number | null): Finding {
  if (age === null) return bad('backup', 'There has never been a backup: continuum backup.')
  return age > backupWithin
    ? bad('backup', `The newest backup is ${lasting(age)} old: why did the last one fail?`)
    : good('backup', `The newest backup is ${lasting(age)} old.`)
}

function copied({ copied: age, everCopied }: BackupAges): Finding {
  const late = (age ?? 0) > copiedWithin
  if (!everCopied)
    return late
      ? bad(
          'backup-copied',
          'No backup is known to lie on another machine: what takes this one takes all of them (continuum backup-copied).',
        )
      : good('backup-copied', 'No backup is known to lie on another machine yet.')
  const words = `The newest backup that lies on another machine is ${lasting(age ?? 0)} old.`
  return late ? bad('backup-copied', words) : good('backup-copied', words)
}

function restored({ restored: age, everRestored }: BackupAges): Finding {
  const late = (age ?? 0) > restoredWithin
  if (!everRestored)
    return late
      ? bad(
          'backup-restored',
          'No backup of this network was ever restored, so nobody knows whether one can be (continuum verify-backup --receipt).',
        )
      : good('backup-restored', 'No backup of this network was restored yet to see whether it is whole.')
  const words = `A backup was last restored and found whole ${lasting(age ?? 0)} ago.`
  return late ? bad('backup-restored', words) : good('backup-restored', words)
}

export const backupFindings = (ages: BackupAges): Finding[] => [
  newest(ages.backup),
  copied(ages),
  restored(ages),
]
