export const NESTED_TOO_DEEPLY = 114

/** Our words for what libxml2's parser reports, by its error code (`xmlParserErrors`): its own may quote the document. */
const messages: Readonly<Record<number, string>> = {
  2: 'The document needs more memory than is allowed',
  4: 'The document is empty',
  5: 'Something follows the end of the root element',
  6: 'Numeric character reference of something that is no character',
  7: 'Numeric character reference of something that is no character',
  8: 'Numeric character reference of something that is no character',
  9: 'A character that XML does not allow',
  26: 'A reference to an undefined entity',
  23: 'A reference without its semicolon',
  38: 'The character < stands in an attribute value',
  39: 'An attribute value is not in quotation marks',
  40: 'An attribute value does not end',
  41: 'An attribute has no value',
  42: 'An attribute is given twice',
  45: 'A comment does not end',
  47: 'A processing instruction does not end',
  62: 'The characters ]]> stand outside a CDATA section',
  63: 'A CDATA section does not end',
  64: 'A name reserved for XML is used',
  65: 'White space is missing between attributes',
  68: 'A name is expected',
  73: 'A tag does not end',
  76: 'An end tag does not match its start tag',
  77: 'An element does not end',
  80: 'Two hyphens stand inside a comment',
  81: 'The bytes are not UTF-8',
  99: 'A namespace name is not a valid URI',
  100: 'A namespace name is relative; it must be an absolute URI',
  [NESTED_TOO_DEEPLY]: 'Elements are nested more deeply than in any message',
  201: 'A namespace prefix is not declared',
  202: 'A namespace prefix is used wrongly',
  203: 'An attribute is given twice',
}

export const parseMessage = (code: number | undefined): string =>
  (code === undefined ? undefined : messages[code]) ?? `The document is not well-formed XML${code === undefined ? '' : ` (libxml2 error ${code})`}`
