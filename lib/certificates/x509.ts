/** The X.509 library; it asks for the metadata polyfill before it is loaded. */
import 'reflect-metadata'
export * from '@peculiar/x509'
