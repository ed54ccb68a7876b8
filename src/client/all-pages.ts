// What comes page by page, whole: each answer says where the next page begins, and null says that there is none.

/** All pages, the first one first; `from` is where to begin, nothing for the beginning. */
export async function everyPage<Page extends { next: string | null }>(
  read: (after: string | undefined) => Promise<Page>,
  from?: string,
): Promise<Page[]> {
  const pages: Page[] = []
  for (let after = from, more = true; more;) {
    const page = await read(after)
    pages.push(page)
    after = page.next ?? undefined
    more = page.next !== null
  }
  return pages
}
