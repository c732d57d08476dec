"""Claims in; a store on disk, answers, exports and reports out. The only room that knows RDF.

`graph_store.store.Store` is the way in; every submodule is imported where it is needed, since rdflib,
pyshacl and the store engine are slow to load.
"""
