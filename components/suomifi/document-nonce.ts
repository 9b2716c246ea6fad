/**
 * The nonce of the document: that of its own response, whatever a later rendering brings. Scripts may read it from a
 * script element, where selectors may not; its own scripts stand before those that Next adds.
 */
export const documentNonce = (): string | undefined => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined
