const TOKEN = /\/secure-message\/([\w-]{20,100})(?![\w-])/

/** The last part of the address of a secure message that a mail names; undefined where it names none. */
export const secureMessageToken = (text: string): string | undefined => TOKEN.exec(text)?.[1]
