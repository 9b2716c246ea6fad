/** @property also addresses elsewhere whose pages belong to the item */
export type MenuItem = { href: string; label: string; also?: readonly string[] }
export type MenuGroup = { heading: string; items: readonly MenuItem[] }

/** The item a page belongs to: the one with the longest address that the page's own begins with. The home page is only itself. */
export function currentItem(pathname: string, home: MenuItem, groups: readonly MenuGroup[]): string | undefined {
  if (pathname === home.href) return home.href
  const places = groups.flatMap(({ items }) => items).flatMap(({ href, also = [] }) => [href, ...also].map((address) => ({ href, address })))
  return places
    .filter(({ address }) => pathname === address || pathname.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]?.href
}
