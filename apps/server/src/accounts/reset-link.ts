/** The page on which a new password is set; the token stands behind `#`, so that no server logs it. */
export const resetLink = (origin: string, token: string): string => `${origin}/reset-password#${token}`
