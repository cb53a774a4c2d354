"""Word, language → how it is said: IPA, lexicon, matching. Pure."""
