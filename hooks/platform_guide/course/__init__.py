"""The course as data: lessons with exercises and questions, figures, modules and paths."""
