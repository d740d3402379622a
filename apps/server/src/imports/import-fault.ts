/** A file cannot be imported, or not so, for a reason that people can mend: the message is a sentence for them. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault'
}
