"""Who reads the documents: this process, several on this machine, or the workers of a Dask cluster.

tasks      what is done with one document: a value from values, wherever it is worked out
here       an executor that works in this process
processes  an executor of several processes, each under a guard in time and in memory
cluster    an executor of many machines (`monitor[dask]`)
crew       work given out ahead and taken back in the order it was given, and what stands in where a worker fails
"""
