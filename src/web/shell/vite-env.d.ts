// What Vite adds to modules: style sheets that can be imported, import.meta.env and import.meta.glob.
/// <reference types="vite/client" />

/** The languages of the screens, by the files that there are; made from locales/ by vite.config.ts. */
declare module 'virtual:languages' {
  /** `locale` carries the digits that its readers expect. */
  export type StaffLanguage = { tag: string; name: string; locale: string; direction: 'ltr' | 'rtl' }
  type Words = Record<string, () => Promise<Record<string, string>>>
  /** English first. */
  export const staffLanguages: readonly StaffLanguage[]
  /** By tag: the words of the door, of what stands in front of it, of the rooms behind it, of a case, of what is asked, and of screens seldom opened. */
  export const atDoor: Words
  export const inFront: Words
  export const inRooms: Words
  export const inCase: Words
  export const inQuestions: Words
  export const inOccasional: Words
}

/** Where each endpoint is; made from the contract by vite.config.ts. */
declare module 'virtual:contract' {
  type Where = { method: 'GET' | 'POST' | 'DELETE'; path: `/api/${string}` }
  /** The groups that the door calls. */
  export const contract: Record<string, Record<string, Where>>
}
declare module 'virtual:workspace-contract' {
  type Where = { method: 'GET' | 'POST' | 'DELETE'; path: `/api/${string}` }
  /** All others. */
  export const contract: Record<string, Record<string, Where>>
  /** The path segment of each kind of machine; where its moves are follows from it (tracks/path.ts). */
  export const paths: Record<string, string>
}

/** Every process there is, joined from the machines.ts of each feature. */
declare module 'virtual:machines' {
  // oxlint-disable-next-line typescript/consistent-type-imports -- an import would make this file a module
  export const machines: readonly import('../../tracks/define.ts').Machine[]
}

/** What each feature brings into the staff's browser, joined from the ui/feature.ts of each. */
declare module 'virtual:screens' {
  // oxlint-disable-next-line typescript/consistent-type-imports -- an import would make this file a module
  export const screens: readonly import('./screens.ts').Screens[]
}

/** What package.json says of this program; made by vite.config.ts. */
declare module 'virtual:about' {
  export const version: string
  export const sourceAddress: string
}
