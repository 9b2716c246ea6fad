/**
 * Content Security Policy of the portal's pages (docs/decisions/0041): only what our own server sent runs or styles,
 * and nothing is fetched from another host. `strict-dynamic` lets Next's own scripts load their parts.
 *
 * @param identityProvider origin that login and logout forms are redirected to: browsers apply form-action to the whole chain
 */
export function pagePolicy({ nonce, identityProvider, dev = false }: { nonce: string; identityProvider: string; dev?: boolean }): string {
  return Object.entries({
    'default-src': "'none'",
    // React's development build evaluates code to show server stacks; production never does.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'style-src-elem': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'none'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': `'self' ${identityProvider}`,
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
  }).map(([directive, value]) => `${directive} ${value}`).join('; ')
}
