"""The search bench: Signpost's search beside Material's, Pagefind and MiniSearch, on the same records."""
