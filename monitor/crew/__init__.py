"""Who reads the documents: this process or several on this machine.

tasks      what is done with one document: a value from values, wherever it is worked out
here       an executor that works in this process
processes  an executor of several processes, each under a guard in time and in memory
crew       work given out ahead and taken back in the order it was given, and what stands in where a worker fails
"""
