/** The variables of this process, for {@link readConfig}. A command adds what its options say before it reads them. */
export const readEnvironment = (): Readonly<Record<string, string | undefined>> => process.env
