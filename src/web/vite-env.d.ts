// What Vite adds to modules: style sheets that can be imported, import.meta.env and import.meta.glob.
/// <reference types="vite/client" />

/** Where each endpoint is; made from the contract by vite.config.ts. */
declare module 'virtual:contract' {
  type Where = { method: 'GET' | 'POST' | 'DELETE'; path: `/api/${string}` }
  export const contract: Record<string, Record<string, Where>>
  /** The path segment of each kind of machine; where its moves are follows from it (tracks/path.ts). */
  export const paths: Record<string, string>
}
