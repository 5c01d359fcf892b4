"""The values that travel from stage to stage: frozen, comparable, standard library only.

    Article → Analysis → Summary → Brief

Imports nobody but `errors`.
"""
