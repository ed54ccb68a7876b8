// The directory in the format of Open Referral, for whoever lists services.
import type { Export } from '../../database/export.ts'

export const hsdsExport: Export = {
  name: 'hsds',
  summary: 'write what is not confidential as HSDS 3.0 CSV',
  async write(database, folder) {
    const { exportDirectory } = await import('./hsds.ts')
    const { files, services } = await exportDirectory(database, folder)
    return { files, counts: { services } }
  },
}
