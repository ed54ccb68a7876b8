// What Vite adds to modules: style sheets that can be imported, import.meta.env and import.meta.glob.
/// <reference types="vite/client" />
