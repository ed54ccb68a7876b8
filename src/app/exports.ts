// Every format in which programs take something out of the network. A new one is one line here, and then a command.
import type { Export } from '../database/export.ts'
import { hsdsExport } from '../directory/server/hsds-export.ts'

export const exports: readonly Export[] = [hsdsExport]
