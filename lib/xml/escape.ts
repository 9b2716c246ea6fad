/** The form canonical XML gives to text: `&`, `<` and `>` as entities. A carriage return is the caller's to avoid. */
export const escapeText = (value: string): string =>
  /[&<>]/.test(value) ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value

/** Characters XML 1.0 has no way to write, not even as a reference; with `u` a lone surrogate is one of them. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u

export const isXmlText = (value: string): boolean => !NOT_XML.test(value)

/** For texts that are not ours: what XML cannot write becomes a question mark. */
export const toXmlText = (value: string): string => (isXmlText(value) ? value : value.replace(new RegExp(NOT_XML, 'gu'), '?'))

/** Nothing in it to escape, to normalise or to refuse: most texts, found out in one go. No blank either, for the sake of base64. */
export const isPlainText = (value: string): boolean => !/[^!-%'-;=?-~\u00a0-\ud7ff]/.test(value)
