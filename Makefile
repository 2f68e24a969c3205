# Everything by one word. Nothing but Python 3.11+ and make has to be there.
PYTHON ?= python3
BIN := .venv/bin
MARK := .venv/.ready

.PHONY: help setup demo test check bench simulate lexicon migration clean

help:
	@echo "make setup    装好运行环境 / make the environment (.venv, locked versions)"
	@echo "make demo     示例小区 / a sample compound in the browser, no accounts needed"
	@echo "make test     全部检查和测试 / all checks and tests"
	@echo "make check    格式、类型、依赖方向 / format, lint, types, import contracts"
	@echo "make bench    测速 / measure, side by side with peers"
	@echo "make simulate 一个区半年的诉求，走一遍真程序 / half a year of a district through the real program (DATA=folder with sentences)"
	@echo "make lexicon DATA=目录  重新生成词库 / build the lexicons anew from a folder of texts"

$(MARK): pyproject.toml uv.lock scripts/setup
	@PYTHON=$(PYTHON) scripts/setup
	@touch $(MARK)

setup: $(MARK)

demo: $(MARK)
	@$(BIN)/python -m bot demo

check: $(MARK)
	@scripts/check

test: $(MARK)
	@scripts/check
	@scripts/test

bench: $(MARK)
	@$(BIN)/python -m bench

simulate: $(MARK)
	@$(BIN)/python -m bench.district $(if $(DATA),--data "$(DATA)") $(if $(SMALL),--small) $(if $(WRITE),--write "$(WRITE)")

lexicon: $(MARK)
	@$(BIN)/python scripts/lexicon.py

migration: $(MARK)
	@$(BIN)/python scripts/new-migration "$(about)"

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
